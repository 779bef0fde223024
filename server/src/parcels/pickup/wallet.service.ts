// Which parcels does a household have, and what may it decide about them?
import { Inject, Injectable } from '@nestjs/common';
import {
  DISPUTE_DAYS,
  Failure,
  firstDifference,
  keepingOf,
  maskName,
  mayStillSay,
  MOST_WALLET_PARCELS,
  wishFacts,
} from '@kehuoyou/shared';
import type {
  Clock,
  Leaving,
  LeaveWish,
  RedirectAnswer,
  RedirectQuestion,
  Wallet,
  WalletParcel,
} from '@kehuoyou/shared';
import { DataSource, In, MoreThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import type { VisibleNumber } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { factMadeHere } from '../../device-facts/record-facts.js';
import type { Caller } from '../../http/caller.js';
import { ParcelBook } from '../custody/parcel-book.service.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { ParcelPhotos } from '../custody/parcel-photos.service.js';
import { exceptionsOf, SAYS_NOTHING_MORE } from '../custody/parcel-row-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { AgentQuestionEntity } from './agent.entity.js';
import { Leavings } from '../leaving/leavings.service.js';
import { RedirectsService } from '../redirecting/redirects.service.js';
import { ParcelPlaces } from './parcel-places.service.js';

const DAY_MS = 86_400_000;
/** In which order a household wants to see them. */
const RANKS: Readonly<Partial<Record<ParcelEntity['state'], number>>> = {
  ready: 0,
  at_point: 1,
  collected: 3,
  returned: 4,
};
const ON_ITS_WAY = 2;

/** What stands in other tables of some parcels, by the fact of their hand-out and by their id. */
interface ToldOfParcels {
  readonly handOuts: ReadonlyMap<string, ParcelEventEntity>;
  readonly photos: ReadonlyMap<string, readonly string[]>;
  readonly leavings: ReadonlyMap<string, Leaving>;
  readonly redirects: ReadonlyMap<string, RedirectQuestion>;
  /** Questions to which the household said yes. */
  readonly agreed: ReadonlyMap<string, AgentQuestionEntity>;
}

/** What a household says of a parcel, and what is written down besides. */
interface Decided {
  readonly type: 'EXTENDED' | 'COLLECT_DISPUTED' | (typeof wishFacts)[LeaveWish];
  readonly also?: (tx: EntityManager) => Promise<void>;
}

/** A household's parcels. */
@Injectable()
export class WalletService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly recipients: RecipientsService,
    private readonly places: ParcelPlaces,
    private readonly book: ParcelBook,
    private readonly news: ParcelNews,
    private readonly photos: ParcelPhotos,
    private readonly leavings: Leavings,
    private readonly redirects: RedirectsService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything that waits or comes for the caller's people, and what was handed out in the last week. */
  async list(caller: Caller): Promise<Wallet> {
    const numbers = await this.recipients.numbersOf(caller.accountId);
    if (numbers.length === 0) return { parcels: [] };
    const phoneHash = In([...new Set(numbers.map((each) => each.phoneHash))]);
    const lately = new Date(this.clock.now().getTime() - DISPUTE_DAYS * DAY_MS);
    const rows = await this.dataSource.manager.find(ParcelEntity, {
      where: [
        { phoneHash, state: Not(In(['collected', 'returned'])) },
        { phoneHash, state: In(['collected', 'returned']), since: MoreThan(lately) },
      ],
      order: { since: 'DESC', id: 'ASC' },
      take: MOST_WALLET_PARCELS,
    });
    const told = await this.toldOf(this.dataSource.manager, rows);
    const parcels = rows.flatMap((row) =>
      numbers
        .filter((each) => each.phoneHash === row.phoneHash)
        .slice(0, 1)
        .map((number) => this.view(row, number, told)),
    );
    return { parcels: parcels.sort((a, b) => firstDifference(rankOf(a) - rankOf(b), waitOf(b) - waitOf(a))) };
  }

  /** Keeps a parcel that waits longer, once. */
  async extend(caller: Caller, id: string, command: Command): Promise<WalletParcel> {
    return this.decide(caller, id, command, (row) => {
      if (row.state !== 'ready') throw new Failure('parcel_not_waiting', undefined, row.state);
      if (row.extended) throw new Failure('already_extended');
      return { type: 'EXTENDED' };
    });
  }

  /** Says that somebody else took it. */
  async dispute(caller: Caller, id: string, command: Command): Promise<WalletParcel> {
    return this.decide(caller, id, command, (row) => {
      if (!this.mayDispute(row)) throw new Failure('parcel_not_collected', undefined, row.state);
      return { type: 'COLLECT_DISPUTED' };
    });
  }

  /** Says where it may be left; the ledger of consent says the same. */
  async leave(
    caller: Caller,
    { id, wish }: { readonly id: string; readonly wish: LeaveWish },
    command: Command,
  ): Promise<WalletParcel> {
    return this.decide(caller, id, command, (row) => {
      if (!mayStillSay(row.state)) throw new Failure('parcel_over', undefined, row.state);
      return {
        type: wishFacts[wish],
        also: (tx) => this.recipients.sayOfParcel(tx, caller.accountId, { parcelId: id, mayLeave: wish === 'point' }),
      };
    });
  }

  /** Says whether it may be fetched at another point, its own being closed. */
  async redirect(
    caller: Caller,
    ask: { readonly id: string; readonly answer: RedirectAnswer },
    command: Command,
  ): Promise<WalletParcel> {
    await this.redirects.say(caller, ask, command);
    return this.own(caller, ask.id);
  }

  private async decide(
    caller: Caller,
    id: string,
    command: Command,
    decide: (row: ParcelEntity) => Decided,
  ): Promise<WalletParcel> {
    const numbers = await this.recipients.numbersOf(caller.accountId);
    const number = (row: ParcelEntity | null) => numbers.find((each) => each.own && each.phoneHash === row?.phoneHash);
    await this.transactions.once(command, async (tx) => {
      const row = await tx.findOneBy(ParcelEntity, { id });
      // A foreign parcel and a missing one answer alike.
      if (!row || !number(row)) throw new Failure('parcel_not_found', 'id');
      const { type, also } = decide(row);
      await also?.(tx);
      const now = this.clock.now();
      const fact = {
        ...SAYS_NOTHING_MORE,
        ...factMadeHere(caller.accountId, now),
        type,
        source: 'recipient' as const,
        parcelId: id,
      };
      await this.news.tell(tx, await this.book.add(tx, [fact]), now);
      return {};
    });
    return this.own(caller, id);
  }

  /** One of the caller's own people's, as it is now. */
  private async own(caller: Caller, id: string): Promise<WalletParcel> {
    const { manager } = this.dataSource;
    const row = await manager.findOneByOrFail(ParcelEntity, { id });
    const numbers = await this.recipients.numbersOf(caller.accountId);
    const number = numbers.find((each) => each.own && each.phoneHash === row.phoneHash);
    if (!number) throw new Failure('parcel_not_found', 'id');
    return this.view(row, number, await this.toldOf(manager, [row]));
  }

  private mayDispute(row: ParcelEntity): boolean {
    const { state, since } = row;
    const isFresh = since !== null && this.clock.now().getTime() - since.getTime() <= DISPUTE_DAYS * DAY_MS;
    return state === 'collected' && isFresh && !exceptionsOf(row).includes('disputed');
  }

  /** The facts with which these were handed out, and their photos. */
  private async toldOf(db: EntityManager, rows: readonly ParcelEntity[]): Promise<ToldOfParcels> {
    const [handOuts, leavings, redirects, photos] = await Promise.all([
      handOutsOf(db, rows),
      this.leavings.of(rows, db),
      this.redirects.openOf(rows),
      this.photos.ofParcels(
        db,
        rows.map(({ id }) => id),
      ),
    ]);
    return { ...handOuts, leavings, redirects, photos };
  }

  private view(row: ParcelEntity, number: VisibleNumber, told: ToldOfParcels): WalletParcel {
    const { handOuts, photos } = told;
    const { id, waybill, carrier, state, since, shelf, shelvedAt, extended } = row;
    const [point, bus, movingTo] = [this.places.pointOf(row), this.places.busOf(row), this.places.movingTo(row)];
    const redirect = number.own ? told.redirects.get(id) : undefined;
    const shown = number.own ? photos.get(id) : undefined;
    const leaving = number.own && point && mayStillSay(state) ? told.leavings.get(id) : undefined;
    const waits = state === 'ready' && shelvedAt !== null;
    const collected =
      state === 'collected' ? this.collectedView(row, handOuts.get(row.collectedBy ?? ''), told) : undefined;
    return {
      id,
      waybill,
      carrier,
      personId: number.personId,
      personName: number.name,
      own: number.own,
      state,
      ...(since === null ? {} : { since: since.toISOString() }),
      ...(point === undefined ? {} : { point }),
      ...(movingTo === undefined ? {} : { movingTo }),
      ...(waits && shelf !== null ? { shelf } : {}),
      ...(waits ? { keeping: keepingOf({ shelvedAt, extended }, this.clock.now()) } : {}),
      ...(bus === undefined ? {} : { bus }),
      ...(leaving === undefined ? {} : { leaving }),
      ...(redirect === undefined ? {} : { redirect }),
      ...(row.due === null ? {} : { due: row.due }),
      exceptions: exceptionsOf(row),
      ...(shown === undefined ? {} : { photos: shown }),
      ...(collected === undefined ? {} : { collected }),
      may: { extend: number.own && waits && !extended, dispute: number.own && this.mayDispute(row) },
    };
  }

  private collectedView(
    { since, shelf, phoneHash }: ParcelEntity,
    fact: ParcelEventEntity | undefined,
    { agreed }: ToldOfParcels,
  ): WalletParcel['collected'] {
    const at = (fact?.happenedAt ?? since)?.toISOString();
    if (at === undefined) return undefined;
    const sealed = fact?.agentSealed ?? null;
    // A question to another household says nothing of this one.
    const question = agreed.get(fact?.agentQuestion ?? '');
    const agreedAt = question?.phoneHash === phoneHash ? question?.answeredAt?.toISOString() : undefined;
    const taker = fact?.taker ?? undefined;
    return {
      at,
      ...(fact === undefined || fact.method === null ? {} : { method: fact.method }),
      ...(sealed === null
        ? {}
        : { agent: maskName(this.vault.open(sealed, `parcel_event.agent:${fact?.eventId ?? ''}`)) }),
      ...(taker === undefined ? {} : { taker }),
      ...(agreedAt === undefined ? {} : { agreedAt }),
      ...(shelf === null ? {} : { shelf }),
      ...(fact?.type === 'HOME_DELIVERED' ? { home: true as const } : {}),
    };
  }
}

/** The facts with which these were handed out, and the questions to which their households said yes. */
async function handOutsOf(
  db: EntityManager,
  rows: readonly ParcelEntity[],
): Promise<Pick<ToldOfParcels, 'handOuts' | 'agreed'>> {
  const ids = rows.flatMap(({ collectedBy }) => collectedBy ?? []);
  const facts = ids.length === 0 ? [] : await db.findBy(ParcelEventEntity, { eventId: In(ids) });
  const asked = facts.flatMap(({ agentQuestion }) => agentQuestion ?? []);
  const agreed = asked.length === 0 ? [] : await db.findBy(AgentQuestionEntity, { id: In(asked), answer: 'yes' });
  return {
    agreed: new Map(agreed.map((question) => [question.id, question])),
    handOuts: new Map(facts.map((fact) => [fact.eventId, fact])),
  };
}

function rankOf({ state }: WalletParcel): number {
  return RANKS[state] ?? ON_ITS_WAY;
}

function waitOf({ keeping }: WalletParcel): number {
  return keeping?.days ?? 0;
}
