// How are places on buses kept for an order, and who gets them when somebody lets go of some?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure, shipmentPointPolicy, shipmentRules, may, mayAnywhere } from '@kehuoyou/shared';
import type { Clock, HoldAsk, Quote, QuotedWay, Shipment } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow, insertRows } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { Quotes } from '../quoting/quotes.service.js';
import { HoldExpiry } from './hold-expiry.service.js';
import { lineOfBox, placedParts, wantedRides } from './placed-boxes.js';
import type { PlacedPart } from './placed-boxes.js';
import { ShipmentReading } from './shipment-reading.service.js';
import { Waiting } from './waiting.service.js';
import { writeFacts } from './shipment-store.js';
import { ShipmentEntity, ShipmentWayEntity } from './shipment.entity.js';

const MINUTE_MS = 60_000;

/** An order that is about to be. */
interface NewOrder {
  readonly id: string;
  readonly caller: Caller;
  readonly hubId: string;
  readonly quote: Quote;
  readonly ways: readonly QuotedWay[];
  readonly placed: readonly PlacedPart[];
}

/** Keeps places. */
@Injectable()
export class Holds {
  constructor(
    private readonly transactions: Transactions,
    private readonly quotes: Quotes,
    private readonly ways: CountyWays,
    private readonly space: CargoSpace,
    private readonly expiry: HoldExpiry,
    private readonly waiting: Waiting,
    private readonly network: NetworkService,
    private readonly reading: ShipmentReading,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps all of it, or none; with `wait` an order without room stands in line. */
  async hold(caller: Caller, { quoteId, parts, wait = false }: HoldAsk, command: Command): Promise<Shipment> {
    const quote = await this.quotes.own(caller, quoteId);
    const placed = placedParts(quote, parts);
    const ways = placed.flatMap(({ way }) => quote.ways[way] ?? []);
    const order: NewOrder = { id: uuid(), caller, hubId: this.ways.hubId(), quote, ways, placed };
    // Whoever asks again because the answer was lost is answered the same, whatever has changed since.
    const id = await this.transactions.once(command, async (tx) => {
      this.mustGo(order);
      await this.write(tx, order, wait);
      return order.id;
    });
    return this.reading.read(caller, id);
  }

  /** Fails for what cannot go like this: too late, no such bus, too large for its carrier, spoilt when it is there. */
  private mustGo({ quote, ways, placed }: NewOrder): void {
    if (Date.parse(quote.expiresAt) <= this.clock.now().getTime()) throw new Failure('quote_expired', 'quoteId');
    if (ways.some((way) => this.ways.refusal(way) !== undefined)) throw new Failure('bus_gone', 'parts');
    if (ways.some((way) => this.ways.isShut(quote.pointId, way))) throw new Failure('point_shut', 'parts');
    const spoils = ({ way, boxes }: PlacedPart): boolean =>
      boxes.some((no) => quote.ways[way]?.promises[lineOfBox(quote, no) - 1]?.keeps === false);
    if (quote.lines.some(({ refusal }) => refusal !== undefined) || placed.some(spoils))
      throw new Failure('not_like_this', 'parts');
  }

  private async write(tx: EntityManager, order: NewOrder, wait: boolean): Promise<void> {
    const { caller } = order;
    const wanted = this.wantedOf(order);
    const trips = wanted.map(({ trip }) => trip);
    const limited = !mayAnywhere(caller, shipmentPointPolicy.bookFor);
    await this.space.hold(tx, trips, limited ? [holdsOf(caller)] : []);
    if (limited) await this.mayHoldMore(tx, caller);
    // Who stood in line before has it before whoever happens to ask now.
    if (await this.expiry.on(tx, trips)) for (const trip of trips) await this.waiting.promoteOn(tx, trip);
    // Only who would stand in line has to be looked at before: to anybody else the taking itself says whether there is room.
    const fits = !wait || (await this.space.fits(tx, wanted));
    if (fits && !(await this.space.take(tx, wanted)))
      throw wait ? new Failure('changed_meanwhile') : new Failure('no_room', 'parts');
    const at = this.clock.now();
    await insertRow(tx, ShipmentEntity, this.rowOf(order, fits, at));
    await insertRows(
      tx,
      ShipmentWayEntity,
      order.ways.map(({ no, rides, handInBy, chilled }) => ({ shipmentId: order.id, no, rides, handInBy, chilled })),
    );
    const planned = order.placed.map(({ way, boxes }) => ({ type: 'PLANNED' as const, way, boxes }));
    const kept = { type: fits ? ('HELD' as const) : ('WAITING' as const) };
    await writeFacts(tx, order, [...planned, kept], { at, actor: order.caller.accountId });
  }

  private wantedOf({ placed, ways, ...order }: NewOrder) {
    return wantedRides(order, ways, (way) => placed.find((part) => part.way === way)?.boxes.length ?? 0);
  }

  private rowOf({ id, caller, hubId, quote, ways }: NewOrder, fits: boolean, at: Date) {
    const [first] = ways;
    const place = this.network.jurisdictionOf(quote.pointId);
    const leavesAt = new Date(first?.departure ?? at);
    return {
      ...{ id, accountId: caller.accountId, pointId: quote.pointId, hubId, quoteId: quote.id, count: quote.count },
      forCaller: place !== undefined && may(caller, shipmentPointPolicy.bookFor, place),
      state: fits ? ('held' as const) : ('waiting' as const),
      version: 0,
      contentsSealed: this.vault.seal(JSON.stringify(quote), `shipment.contents:${id}`),
      ...{ senderSealed: null, senderPhoneHash: null, senderTail: null, createdAt: at, endedAt: null },
      holdEndsAt: fits ? new Date(at.getTime() + shipmentRules.holdMinutes * MINUTE_MS) : null,
      ...{ leavesAt, date: dateAt(leavesAt), handInBy: first?.handInBy ?? '' },
    };
  }

  /** Nobody keeps a bus full with orders that they do not mean; a keeper books for many. */
  private async mayHoldMore(tx: EntityManager, { accountId }: Caller): Promise<void> {
    const open = await tx.findBy(ShipmentEntity, { accountId, state: In(['held', 'waiting']) });
    const now = this.clock.now();
    const kept = open.filter(({ state, holdEndsAt }) => state === 'waiting' || (holdEndsAt ?? now) > now);
    if (kept.length >= shipmentRules.openHolds) throw new Failure('too_many_holds');
  }
}

/** What an account that keeps places holds meanwhile, so that it counts its own; some share one, and no name of it says whose. */
function holdsOf({ accountId }: Caller): string {
  return `holds ${accountId.slice(-2)}`;
}
