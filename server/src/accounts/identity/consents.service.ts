// Has somebody agreed, to which words, and what follows when they take it back?
import { Inject, Injectable } from '@nestjs/common';
import { consentsWithSubject, consentWordings, currentWording, Failure } from '@kehuoyou/shared';
import type {
  Clock,
  ConsentAct,
  ConsentEntry,
  ConsentKind,
  ConsentState,
  GiveConsent,
  WithdrawConsent,
} from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { AccountsService } from './accounts.service.js';
import { ConsentEntity } from '../safekeeping/ledger.entity.js';
import { insertRow } from '../../database/insert-rows.js';

const MOST_ROWS = 200;

/** What stops, in the same transaction, when a consent is withdrawn. */
export type Consequence = (tx: EntityManager, accountId: string) => Promise<void>;

/** The ledger of consent. */
@Injectable()
export class ConsentsService {
  private readonly consequences: { readonly kind: ConsentKind; readonly run: Consequence }[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whoever rests on a consent says here what is to stop with it. */
  onWithdrawal(kind: ConsentKind, run: Consequence): void {
    this.consequences.push({ kind, run });
  }

  /** Agrees to the wording in force. */
  async give(caller: Caller, ask: GiveConsent, command: Command): Promise<ConsentState> {
    if (ask.version !== currentWording(ask.kind).version) {
      throw new Failure(
        consentWordings[ask.kind].some(({ version }) => version === ask.version) ? 'consent_outdated' : 'invalid_field',
        'version',
      );
    }
    return this.act(caller, ask, 'given', command);
  }

  /** Takes an agreement back, or refuses what was never agreed to; what rests on it stops at once. */
  async withdraw(caller: Caller, ask: WithdrawConsent, command: Command): Promise<ConsentState> {
    return this.act(caller, ask, 'withdrawn', command);
  }

  /** What the caller has agreed to, and the latest part of the ledger. */
  async list(caller: Caller): Promise<{ states: ConsentState[]; ledger: ConsentEntry[] }> {
    return { states: await this.states(caller.accountId), ledger: await this.ledger(caller.accountId, MOST_ROWS) };
  }

  /** The ledger, newest first. */
  async ledger(accountId: string, most: number): Promise<ConsentEntry[]> {
    const rows = await this.dataSource.manager.find(ConsentEntity, {
      where: { accountId },
      order: { actedAt: 'DESC', sequence: 'DESC' },
      take: most,
    });
    return rows.map(entryView);
  }

  /** True when the consent holds, in whatever version: who agreed once has agreed until they take it back. */
  async holds(
    accountId: string,
    kind: ConsentKind,
    subject = '',
    db: EntityManager = this.dataSource.manager,
  ): Promise<boolean> {
    return (await this.latest(db, accountId, kind, subject))?.act === 'given';
  }

  /** True when the wording in force has been agreed to. */
  async isCurrent(accountId: string, kind: ConsentKind): Promise<boolean> {
    const latest = await this.latest(this.dataSource.manager, accountId, kind, '');
    return latest?.act === 'given' && latest.version === currentWording(kind).version;
  }

  /** May this parcel be left at this point? What was said of the parcel itself outweighs the standing consent. */
  async mayLeave(
    accountId: string,
    place: { pointId: string; parcelId: string },
    db: EntityManager = this.dataSource.manager,
  ): Promise<boolean> {
    const ofParcel = await this.latest(db, accountId, 'leave_parcel', place.parcelId);
    if (ofParcel) return ofParcel.act === 'given';
    return this.holds(accountId, 'leave_at_point', place.pointId, db);
  }

  /** What was said last, for each account, kind and subject of which anything was said. */
  async latestOf(
    accountIds: readonly string[],
    kinds: readonly ConsentKind[],
    subjects: readonly string[],
    db: EntityManager = this.dataSource.manager,
  ): Promise<ConsentEntity[]> {
    if (accountIds.length === 0 || subjects.length === 0) return [];
    const rows = await db.find(ConsentEntity, {
      where: { accountId: In([...accountIds]), kind: In([...kinds]), subject: In([...subjects]) },
      order: { sequence: 'ASC' },
    });
    return [...new Map(rows.map((row) => [`${row.accountId} ${row.kind} ${row.subject}`, row])).values()];
  }

  /** Writes down in the caller's transaction what somebody has just said on a page of another feature. */
  async record(
    tx: EntityManager,
    accountId: string,
    said: { readonly kind: ConsentKind; readonly subject: string; readonly act: ConsentAct },
  ): Promise<void> {
    const { kind, subject, act } = said;
    await this.accounts.lock(tx, accountId);
    const latest = await this.latest(tx, accountId, kind, subject);
    if (latest?.act === act && latest.version === currentWording(kind).version) return;
    await this.append(tx, accountId, { kind, subject, act, sequence: (latest?.sequence ?? 0) + 1 });
  }

  private async act(caller: Caller, ask: WithdrawConsent, act: ConsentAct, command: Command): Promise<ConsentState> {
    const { kind, subject = '' } = ask;
    if (consentsWithSubject.includes(kind) !== (subject !== '')) throw new Failure('invalid_field', 'subject');
    await this.transactions.once(command, async (tx) => {
      await this.record(tx, caller.accountId, { kind, subject, act });
      return {};
    });
    const state = await this.latest(this.dataSource.manager, caller.accountId, kind, subject);
    if (!state) throw new Error('a consent that was just written is not there');
    return stateView(state);
  }

  private async append(
    tx: EntityManager,
    accountId: string,
    line: Pick<ConsentEntity, 'kind' | 'subject' | 'act' | 'sequence'>,
  ): Promise<void> {
    const { version, title, text } = currentWording(line.kind);
    await insertRow(tx, ConsentEntity, {
      id: uuid(),
      accountId,
      ...line,
      version,
      wording: `${title}\n${text}`,
      actedAt: this.clock.now(),
    });
    if (line.act === 'given') return;
    for (const { kind, run } of this.consequences) if (kind === line.kind) await run(tx, accountId);
  }

  private async latest(
    db: EntityManager,
    accountId: string,
    kind: ConsentKind,
    subject: string,
  ): Promise<ConsentEntity | undefined> {
    const [row] = await db.find(ConsentEntity, {
      where: { accountId, kind, subject },
      order: { sequence: 'DESC' },
      take: 1,
    });
    return row;
  }

  private async states(accountId: string): Promise<ConsentState[]> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(ConsentEntity, 'row')
      .leftJoin(
        ConsentEntity,
        'later',
        'later.accountId = row.accountId AND later.kind = row.kind AND later.subject = row.subject AND later.sequence > row.sequence',
      )
      .where('row.accountId = :accountId AND later.id IS NULL', { accountId })
      .orderBy('row.actedAt', 'DESC')
      .take(MOST_ROWS)
      .getMany();
    return rows.map(stateView);
  }
}

function about(row: ConsentEntity): { subject?: string } {
  return row.subject === '' ? {} : { subject: row.subject };
}

function entryView(row: ConsentEntity): ConsentEntry {
  const { id, kind, act, version, wording } = row;
  return { id, kind, ...about(row), act, version, wording, at: row.actedAt.toISOString() };
}

function stateView(row: ConsentEntity): ConsentState {
  const current = row.version === currentWording(row.kind).version;
  return {
    kind: row.kind,
    ...about(row),
    given: row.act === 'given',
    version: row.version,
    current,
    at: row.actedAt.toISOString(),
  };
}
