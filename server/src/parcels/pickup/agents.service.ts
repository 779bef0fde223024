// May somebody else fetch a household's parcels, and who said so?
import { Inject, Injectable } from '@nestjs/common';
import { agentPolicy, Failure, MOST_AGENTS } from '@kehuoyou/shared';
import type { AgentQuestion, AskedOfUs, Clock, OurAgents } from '@kehuoyou/shared';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { agentAsked } from '../parcels.events.js';
import { AgentQuestionEntity, StandingAgentEntity } from './agent.entity.js';

/** Whoever stands at the counter does not wait longer; after that the question is over. */
const OPEN_FOR_MS = 12 * 3_600_000;
const MOST_OPEN = 20;

/** A question, before it is written down. */
interface Question {
  readonly pointId: string;
  readonly agent: string;
  readonly phoneHash: string;
  readonly askedBy: string;
}

/** Questions of keepers, answers of households, and who may always fetch. */
@Injectable()
export class Agents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly recipients: RecipientsService,
    private readonly network: NetworkService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks the household of a parcel that waits at this point; what it has said before answers at once. */
  async ask(
    caller: Caller,
    { id: pointId, waybill, agent }: { id: string; waybill: string; agent: string },
    command: Command,
  ): Promise<AgentQuestion> {
    const place = this.network.jurisdictionOf(pointId);
    authorise(caller, agentPolicy.ask, place && { place }, 'point_not_found', 'id');
    return this.transactions.once(this.vault.blind(command), async (tx) => {
      const parcel = await tx.findOneBy(ParcelEntity, { waybill, holderId: pointId, state: 'ready' });
      if (!parcel) throw new Failure('parcel_not_found', 'waybill');
      const { phoneHash } = parcel;
      const holder = phoneHash === null ? undefined : (await this.recipients.audienceOf(phoneHash))?.holder;
      if (phoneHash === null || holder === undefined) return { answer: 'unreachable' as const, standing: false };
      const standing = (await this.standingOf(tx, holder)).some(({ name }) => name === agent);
      return this.write(tx, { pointId, agent, phoneHash, askedBy: caller.accountId }, standing);
    });
  }

  /** What the household has answered so far, for whoever asked it or serves the same point. */
  async answerOf(caller: Caller, id: string): Promise<AgentQuestion> {
    const row = await this.dataSource.manager.findOneBy(AgentQuestionEntity, { id });
    const place = this.network.jurisdictionOf(row?.pointId ?? '');
    authorise(caller, agentPolicy.ask, row && place && { place }, 'question_not_found', 'id');
    if (!row) throw new Failure('question_not_found', 'id');
    return questionView(row);
  }

  /** Who may fetch for the caller, and who would like to. */
  async ours({ accountId }: Caller): Promise<OurAgents> {
    const { manager } = this.dataSource;
    const open = await manager.find(AgentQuestionEntity, {
      where: {
        phoneHash: In(await this.recipients.hashesHeldBy(accountId)),
        answer: IsNull(),
        askedAt: MoreThan(new Date(this.clock.now().getTime() - OPEN_FOR_MS)),
      },
      order: { askedAt: 'DESC', id: 'DESC' },
      take: MOST_OPEN,
    });
    return { asked: open.map((row) => this.askedView(row)), standing: await this.standingOf(manager, accountId) };
  }

  /** Yes or no, once; whoever holds the number decides, nobody who follows. */
  async answer(
    caller: Caller,
    { id, yes, always = false }: { id: string; yes: boolean; always?: boolean },
    command: Command,
  ): Promise<OurAgents> {
    const { accountId } = caller;
    const hashes = await this.recipients.hashesHeldBy(accountId);
    await this.transactions.once(command, async (tx) => {
      const row = await tx.findOneBy(AgentQuestionEntity, { id });
      if (!row || !hashes.includes(row.phoneHash)) throw new Failure('question_not_found', 'id');
      const answered = { answer: yes ? ('yes' as const) : ('no' as const), answeredBy: accountId };
      // The first answer stands: the keeper has acted on it.
      await tx.update(AgentQuestionEntity, { id, answer: IsNull() }, { ...answered, answeredAt: this.clock.now() });
      if (yes && always && row.agentSealed !== null) await this.stand(tx, accountId, this.agentOf(row));
      return {};
    });
    return this.ours(caller);
  }

  /** Somebody may always fetch; said again it changes nothing. */
  async allow(caller: Caller, name: string, command: Command): Promise<OurAgents> {
    await this.transactions.once(this.vault.blind(command), async (tx) => {
      await this.stand(tx, caller.accountId, name);
      return {};
    });
    return this.ours(caller);
  }

  async disallow(caller: Caller, id: string, command: Command): Promise<OurAgents> {
    await this.transactions.once(command, async (tx) => {
      await tx.delete(StandingAgentEntity, { id, accountId: caller.accountId });
      return {};
    });
    return this.ours(caller);
  }

  /** The name that the keeper wrote down. */
  agentOf({ id, agentSealed }: AgentQuestionEntity): string {
    return agentSealed === null ? '' : this.vault.open(agentSealed, `agent_question.agent:${id}`);
  }

  private async write(tx: EntityManager, question: Question, standing: boolean): Promise<AgentQuestion> {
    const { pointId, agent, phoneHash, askedBy } = question;
    const now = this.clock.now();
    const id = uuid();
    const row: AgentQuestionEntity = {
      id,
      pointId,
      phoneHash,
      pieces: await tx.countBy(ParcelEntity, { phoneHash, holderId: pointId, state: 'ready' }),
      agentSealed: this.vault.seal(agent, `agent_question.agent:${id}`),
      askedBy,
      askedAt: now,
      answer: standing ? 'yes' : null,
      answeredBy: null,
      answeredAt: standing ? now : null,
    };
    await insertRow(tx, AgentQuestionEntity, row);
    if (!standing) await appendToOutbox(tx, agentAsked, { questionId: id }, now);
    return questionView(row);
  }

  private async stand(tx: EntityManager, accountId: string, name: string): Promise<void> {
    // Two phones of one account come one after the other.
    await this.accounts.lock(tx, accountId);
    const there = await this.standingOf(tx, accountId);
    if (there.some((each) => each.name === name)) return;
    if (there.length >= MOST_AGENTS) throw new Failure('too_many_agents');
    const id = uuid();
    const nameSealed = this.vault.seal(name, `standing_agent.name:${id}`);
    await insertRow(tx, StandingAgentEntity, { id, accountId, nameSealed, since: this.clock.now() });
  }

  private async standingOf(db: EntityManager, accountId: string): Promise<OurAgents['standing']> {
    const rows = await db.find(StandingAgentEntity, { where: { accountId }, order: { since: 'ASC', id: 'ASC' } });
    return rows.map(({ id, nameSealed }) => ({ id, name: this.vault.open(nameSealed, `standing_agent.name:${id}`) }));
  }

  private askedView(row: AgentQuestionEntity): AskedOfUs {
    const point = this.network.findPoint(row.pointId);
    const phone = point?.phone;
    return {
      id: row.id,
      agent: this.agentOf(row),
      pieces: row.pieces,
      ...(point ? { point: { id: point.id, name: point.name, ...(phone === undefined ? {} : { phone }) } } : {}),
      askedAt: row.askedAt.toISOString(),
    };
  }
}

function questionView({ id, answer, answeredAt, answeredBy }: AgentQuestionEntity): AgentQuestion {
  return {
    id,
    answer: answer ?? 'open',
    ...(answeredAt === null ? {} : { answeredAt: answeredAt.toISOString() }),
    standing: answer === 'yes' && answeredBy === null,
  };
}
