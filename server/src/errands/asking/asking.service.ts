// How does somebody ask for something from town, answer what is asked back, and take it back?
import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  dateAt,
  errandPolicy,
  errandRules,
  errandStates,
  errandsOver,
  errandWorkPolicy,
  ERRAND_MEDIA,
  Failure,
  objectionToErrand,
  overSum,
} from '@kehuoyou/shared';
import type { AskErrand, Clock, Errand, ErrandAt } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { AuditService } from '../../accounts/safekeeping/audit.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise, authorisedRole } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { attachMedia } from '../../pictures/media-rows.js';
import { ErrandDeeds } from '../keeping/errand-deeds.service.js';
import type { PersonsDeed } from '../keeping/errand-deeds.service.js';
import type { ErrandContents, ErrandPerson } from '../keeping/errand-contents.js';
import { ErrandReading } from '../keeping/errand-reading.service.js';
import { ErrandShops } from '../keeping/errand-shops.service.js';
import { wholeErrand } from '../keeping/errand-store.js';
import { tooLateWords } from '../keeping/errand-words.js';
import { ErrandPlaces } from '../keeping/errand-places.service.js';
import { refuse } from '../keeping/refusing.js';
import { ErrandEntity } from '../keeping/errand.entity.js';
import type { WholeErrand } from '../keeping/errand.entity.js';

const TAIL = 4;
const WAITING = errandStates.filter((state) => !errandsOver.has(state));

/** Takes what is asked for. */
@Injectable()
export class Asking {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly accounts: AccountsService,
    private readonly recipients: RecipientsService,
    private readonly shops: ErrandShops,
    private readonly places: ErrandPlaces,
    private readonly reading: ErrandReading,
    private readonly deeds: ErrandDeeds,
    private readonly audit: AuditService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks for it. What is refused by name is refused here, with the reason and where to go. */
  async ask(caller: Caller, ask: AskErrand, command: Command): Promise<Errand> {
    const place = this.network.jurisdictionOf(ask.pointId);
    if (!place || !this.places.mayCollectAt(ask.pointId)) throw new Failure('point_not_found', 'pointId');
    if (ask.forCaller === true) authorise(caller, errandWorkPolicy.askFor, place, 'not_allowed', 'forCaller');
    await this.check(ask);
    const { id } = await this.transactions.once(command, async (tx) => {
      // Who asks twice at the same moment asks one after the other: the limit counts both.
      await this.accounts.lock(tx, caller.accountId);
      await this.mayAskMore(tx, caller, ask);
      const row = this.rowOf(caller, ask);
      await insertRow(tx, ErrandEntity, row);
      const ids = [...(ask.pictures ?? []), ...(ask.recordings ?? [])];
      await attachMedia(tx, { purpose: ERRAND_MEDIA, subjectId: row.id, ids, ownerId: caller.accountId });
      return { id: row.id };
    });
    return this.reading.read(caller, id);
  }

  /** Says yes to some of what was asked back, and no to the rest. */
  async answer(caller: Caller, { id, yes }: { id: string; yes: readonly number[] }, command: Command): Promise<Errand> {
    const fact = ({ folded: { answerBy, state } }: WholeErrand) => {
      // Its time is over, also where the clock has not come by yet.
      if (answerBy !== undefined && Date.parse(answerBy) <= this.clock.now().getTime())
        throw new Failure('errand_over', 'id', state, { says: tooLateWords });
      return { type: 'answer' as const, yes };
    };
    return this.done(caller, id, { deed: 'answer', fact }, command);
  }

  /** Takes it back. What has been bought is bought. */
  async cancel(caller: Caller, { id, reason }: { id: string; reason?: string }, command: Command): Promise<Errand> {
    const fact = () => ({ type: 'cancel' as const, ...(reason === undefined ? {} : { reason }) });
    return this.done(caller, id, { deed: 'cancel', fact }, command);
  }

  /** Name and number in full; the look is written down. */
  async contact(caller: Caller, id: string): Promise<ErrandPerson> {
    const whole = await wholeErrand(this.dataSource.manager, this.vault, id);
    const at = whole && (await this.reading.at(caller, whole));
    authorise(caller, errandPolicy.readContact, at, 'errand_not_found', 'id');
    if (whole?.person === undefined) throw new Failure('errand_not_found', 'id');
    await this.transactions.run((tx) =>
      this.audit.append(tx, {
        ...{ action: 'errand.read', actorId: caller.accountId, subjectKind: 'errand', subjectId: id },
      }),
    );
    return whole.person;
  }

  private done(
    caller: Caller,
    id: string,
    { deed, fact }: Pick<PersonsDeed, 'fact'> & { readonly deed: 'answer' | 'cancel' },
    command: Command,
  ): Promise<Errand> {
    const judge = (at: ErrandAt) => authorisedRole(caller, errandPolicy[deed], at, 'errand_not_found', 'id');
    return this.deeds.done(caller, id, { fact, judge }, command);
  }

  private async check(ask: AskErrand): Promise<void> {
    refuse(objectionToErrand(ask), 'errand_refused');
    const today = dateAt(this.clock.now());
    if (ask.by !== undefined && (ask.by < today || ask.by > addDays(today, errandRules.byDays)))
      throw new Failure('invalid_field', 'by');
    if (overSum(ask.lines.map(({ maxFen = 0 }) => maxFen)) !== undefined) throw new Failure('invalid_field', 'lines');
    if (ask.shopId !== undefined && !(await this.shops.open()).some(({ id }) => id === ask.shopId))
      throw new Failure('errand_shop_not_found', 'shopId');
  }

  /** Nobody fills the clerk's list with what they do not mean; a keeper asks for many. */
  private async mayAskMore(tx: EntityManager, { accountId }: Caller, { forCaller, pointId }: AskErrand): Promise<void> {
    const isForCaller = forCaller === true;
    const whose = isForCaller ? { pointId } : { accountId };
    const open = await tx.countBy(ErrandEntity, { ...whose, forCaller: isForCaller, state: In(WAITING) });
    if (open >= (isForCaller ? errandRules.openAtPoint : errandRules.open)) throw new Failure('too_many_errands');
  }

  private rowOf({ accountId }: Caller, ask: AskErrand): ErrandEntity {
    const id = uuid();
    const at = this.clock.now();
    const { name, phone, note } = ask;
    const contents: ErrandContents = { lines: ask.lines, ...(note === undefined ? {} : { note }) };
    return {
      ...{ id, accountId, forCaller: ask.forCaller ?? false, pointId: ask.pointId, shopId: ask.shopId ?? null },
      ...{ buyerKind: null, buyerId: null, state: 'asked', stateAt: at, version: 0 },
      contentsSealed: this.vault.seal(JSON.stringify(contents), `errand.contents:${id}`),
      personSealed: this.vault.seal(JSON.stringify({ name, phone }), `errand.person:${id}`),
      ...{ phoneHash: this.recipients.phoneHash(phone), phoneTail: phone.slice(-TAIL) },
      ...{ wantedBy: ask.by ?? null, askedAt: at, answerBy: null, endedAt: null },
    };
  }
}
