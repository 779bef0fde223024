// How does it come in what was done to boxes on their way, each counted once, and what follows from it?
import { Inject, Injectable } from '@nestjs/common';
import { foldShipment, groupBy } from '@kehuoyou/shared';
import type { CarriedEvent, CarriedOutcome, CarriedRefusal, Clock, DeviceSending, TripDay } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { recordFacts } from '../../device-facts/record-facts.js';
import type { JudgedEvent } from '../../device-facts/record-facts.js';
import type { Caller } from '../../http/caller.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { TimetableService } from '../../timetable/boards/timetable.service.js';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import { CarriedEntity, SAYS_NO_MORE } from '../booking/carried.entity.js';
import type { AddedBy } from '../booking/ledger-store.js';
import { settleRefunds } from '../booking/refund-store.js';
import { keepState, wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity, ShipmentWayEntity } from '../booking/shipment.entity.js';
import { Deliveries } from '../delivering/deliveries.service.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { LeftBehind } from '../rolling/left-behind.service.js';
import { roomFreed } from '../shipments.events.js';
import { BoxDepartures } from './box-departures.service.js';
import { judgeCarrying } from './carried-judgement.js';
import type { JudgedCarrying } from './carried-judgement.js';
import { CarriedLoads } from './carried-loads.service.js';
import { CarriedNews } from './carried-news.service.js';
import { CarriedTargets } from './carried-targets.service.js';
import { freedBuses } from './freed-buses.js';
import { waybillTaken } from './waybill-store.js';

type JudgedRow = JudgedEvent<CarriedEntity, CarriedRefusal>;

/** What changes where something rides. */
const MOVES: ReadonlySet<CarriedEntity['type']> = new Set(['LOADED', 'RETRACTED']);

/** Batches of what was done to boxes. */
@Injectable()
export class Carrying {
  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly timetable: TimetableService,
    private readonly targets: CarriedTargets,
    private readonly space: CargoSpace,
    private readonly loads: CarriedLoads,
    private readonly departures: BoxDepartures,
    private readonly news: CarriedNews,
    private readonly deliveries: Deliveries,
    private readonly leftBehind: LeftBehind,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a batch from one phone. Every event gets an outcome; what was there already changes nothing. */
  async submit(
    caller: Caller,
    { deviceId, sentAt, events }: DeviceSending & { readonly events: readonly CarriedEvent[] },
    command: Command,
  ): Promise<{ outcomes: CarriedOutcome[] }> {
    const sending = { deviceId, sentAt, actor: caller.accountId, receivedAt: this.clock.now() };
    const context = {
      caller,
      targetsOf: await this.targets.of(events),
      busOf: (tripId: string, serviceDate: string) => this.timetable.busOn(tripId, serviceDate),
      tripOf: await this.tripsSaid(caller, events),
    };
    const judged = events.map((event) => judgeCarrying(event, context));
    const trips = await this.tripsOf(judged);
    return this.transactions.once(command, async (tx) => {
      const ids = await this.hold(tx, judged, trips);
      const rows = await this.rowsOf(tx, judged);
      const { added, outcomes } = await recordFacts(tx, CarriedEntity, sending, rows);
      await this.letGo(tx, added);
      const touched = ids.filter((id) => added.some(({ shipmentId }) => shipmentId === id));
      const by = { at: sending.receivedAt, actor: caller.accountId };
      for (const id of touched) await this.follow(tx, id, added, by);
      return { outcomes };
    });
  }

  /** The bus of an event, or of the own one that it takes back, which may have been sent before. */
  private async tripsSaid(
    { accountId: actor }: Caller,
    events: readonly CarriedEvent[],
  ): Promise<(event: CarriedEvent) => TripDay | undefined> {
    const eventId = In(events.flatMap(({ retracts }) => retracts ?? []));
    const kept = await this.dataSource.manager.findBy(CarriedEntity, { eventId, actor });
    const said = new Map([...kept, ...events].map((fact) => [fact.eventId, tripOf(fact)]));
    return (event) => tripOf(event) ?? said.get(event.retracts ?? '');
  }

  /** Every bus on which something of what is named rides, or is to. */
  private async tripsOf(judged: readonly JudgedCarrying[]): Promise<TripDay[]> {
    const moved = judged.filter(({ event }) => MOVES.has(event.type));
    const ids = moved.flatMap((each) => ('target' in each ? [each.target.shipmentId] : []));
    const ways =
      ids.length === 0 ? [] : await this.dataSource.manager.findBy(ShipmentWayEntity, { shipmentId: In(ids) });
    return [...ways.flatMap(({ rides }) => rides), ...moved.flatMap(({ event }) => tripOf(event) ?? [])];
  }

  /** Holds what several phones may say something of at once, in one order for everybody. Gives the orders. */
  private async hold(
    tx: EntityManager,
    judged: readonly JudgedCarrying[],
    trips: readonly TripDay[],
  ): Promise<readonly string[]> {
    const good = judged.flatMap((each) => ('target' in each ? [each] : []));
    const labels = good.flatMap(({ waybill }) => (waybill === undefined ? [] : [`box label ${waybill}`]));
    await this.space.hold(tx, trips, labels);
    const ids = [...new Set(good.map(({ target }) => target.shipmentId))].sort();
    for (const id of ids) await tx.increment(ShipmentEntity, { id }, 'version', 1);
    return ids;
  }

  /** What the table keeps of each event. What was kept before stays as it was, whatever a code means now. */
  private async rowsOf(tx: EntityManager, judged: readonly JudgedCarrying[]): Promise<JudgedRow[]> {
    const kept = await tx.findBy(CarriedEntity, { eventId: In(judged.map(({ event }) => event.eventId)) });
    const given = new Map<string, string>();
    const rows: JudgedRow[] = [];
    for (const each of judged) {
      const known = kept.find(({ eventId }) => eventId === each.event.eventId);
      if (known) rows.push({ event: each.event, keep: ownColumns(known) });
      else if ('refusal' in each) rows.push({ event: each.event, refusal: each.refusal });
      else if (await this.isTaken(tx, each, given)) rows.push({ event: each.event, refusal: 'waybill_taken' });
      else rows.push({ event: each.event, keep: columnsOf(each) });
    }
    return rows;
  }

  /** True for a label that another box has, also one of this batch. */
  private async isTaken(
    tx: EntityManager,
    { event, target, waybill }: Extract<JudgedCarrying, { readonly target: unknown }>,
    given: Map<string, string>,
  ): Promise<boolean> {
    if (event.type !== 'HANDED_TO_CARRIER' || waybill === undefined) return false;
    const box = { shipmentId: target.shipmentId, no: target.boxes[0] ?? 0 };
    const name = `${box.shipmentId} ${box.no}`;
    if ((given.get(waybill) ?? name) !== name) return true;
    given.set(waybill, name);
    return waybillTaken(tx, this.vault, waybill, box);
  }

  /** What is said late of a bus that has left already has left with it. */
  private async letGo(tx: EntityManager, added: readonly CarriedEntity[]): Promise<void> {
    const loaded = added.flatMap(({ type, shipmentId, ...fact }) => {
      const trip = type === 'LOADED' ? tripOf(fact) : undefined;
      return trip ? [{ trip, shipmentId }] : [];
    });
    for (const here of groupBy(loaded, ({ trip }) => tripKey(trip)).values()) {
      const [first] = here;
      const ids = [...new Set(here.map(({ shipmentId }) => shipmentId))];
      if (first) await this.departures.follow(tx, first.trip, ids);
    }
  }

  /** What came with a bus proves that it left, also where nobody reported it. */
  private async lookBehind(
    tx: EntityManager,
    { ways, folded }: WholeShipment,
    own: readonly CarriedEntity[],
  ): Promise<void> {
    const there = new Set(own.flatMap(({ type, boxes }) => (type === 'AT_HUB' ? (boxes ?? []) : [])));
    const came = folded.boxes.filter(({ no }) => there.has(no));
    const buses = came.flatMap(({ bus, way }) => bus ?? ways.find(({ no }) => no === way)?.rides[0] ?? []);
    for (const { tripId, serviceDate } of new Map(buses.map((bus) => [tripKey(bus), bus])).values())
      await this.leftBehind.expect(tx, { tripId, serviceDate, atHub: true });
  }

  /** State and loads of an order as they are now. */
  private async follow(tx: EntityManager, id: string, added: readonly CarriedEntity[], by: AddedBy): Promise<void> {
    const { at } = by;
    const own = added.filter(({ shipmentId }) => shipmentId === id);
    const [whole] = await wholeShipments(tx, this.vault, [id]);
    if (!whole) return;
    await keepState(tx, id, whole.folded, at);
    if (own.some(({ type }) => MOVES.has(type))) await this.loads.settle(tx, whole);
    const isOwn = new Set(own.map(({ eventId }) => eventId));
    const before = foldShipment(
      whole.facts.filter(({ eventId }) => !isOwn.has(eventId)),
      whole.row.count,
    );
    await settleRefunds(tx, whole, before, by);
    await this.news.tell(tx, whole, own);
    const labels = own.flatMap(({ type, waybill }) => (type === 'HANDED_TO_CARRIER' ? (waybill ?? []) : []));
    if (labels.length > 0) await this.deliveries.handedOver(tx, whole, labels);
    await this.lookBehind(tx, whole, own);
    // What rides with another bus leaves room on its own; what was put on one by a slip leaves it there.
    const freed = own.some(({ type }) => MOVES.has(type)) ? freedBuses(whole.ways, before, whole.folded) : [];
    for (const trip of freed) await appendToOutbox(tx, roomFreed, trip, at);
  }
}

function tripOf({ tripId, serviceDate }: { tripId?: string | null; serviceDate?: string | null }): TripDay | undefined {
  return typeof tripId === 'string' && typeof serviceDate === 'string' ? { tripId, serviceDate } : undefined;
}

function columnsOf({ event, target, waybill }: Extract<JudgedCarrying, { readonly target: unknown }>) {
  return {
    ...SAYS_NO_MORE,
    ...{ type: event.type, shipmentId: target.shipmentId, boxes: event.type === 'RETRACTED' ? null : target.boxes },
    ...(event.type === 'LOADED' ? { tripId: event.tripId ?? null, serviceDate: event.serviceDate ?? null } : {}),
    ...(event.type === 'SCREEN_FAILED' ? { reason: event.reason ?? null } : {}),
    ...(event.type === 'HANDED_TO_CARRIER' ? { waybill: waybill ?? null } : {}),
    ...(event.type === 'RETRACTED' ? { retracts: event.retracts ?? null } : {}),
  };
}

function ownColumns({ type, shipmentId, boxes, tripId, serviceDate, reason, waybill, retracts }: CarriedEntity) {
  return { type, shipmentId, boxes, tripId, serviceDate, reason, waybill, retracts };
}
