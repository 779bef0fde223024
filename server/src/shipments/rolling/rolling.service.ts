// What becomes of boxes whose bus does not come?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt, Failure, firstDifference } from '@kehuoyou/shared';
import type { Clock, FoldedBox, ServiceDate, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { tripCancelled } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { ORDERS, orderOf, orderPrefix } from '../booking/placed-boxes.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { ShipmentWayEntity, WholeShipment } from '../booking/shipment.entity.js';
import { placesOf } from '../capacity/bus-ride.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { FreedHolds } from './freed-holds.service.js';
import { movedFacts } from './moved-boxes.js';
import { NextBuses } from './next-buses.service.js';
import { aboardWords, happened, rolledWords } from './rolled-words.js';
import type { Happened } from './rolled-words.js';

/** By then every process has heard of it. */
const SEEN_WITHIN_MS = 60_000;
/** Names what is told of an order after an event. */
const NAMESPACE = '7f0d6a52-3f58-5b6e-9d0e-4c1f0c1d8a10';

/** A bus that does not come, as orders hear of it. */
export interface Stopped {
  /** Names what happened, and when it did. */
  readonly event: Pick<DeliveredEvent<TripOnDay>, 'id' | 'at'>;
  readonly trip: TripDay;
  readonly routeName: string;
  readonly happened: Happened;
}

/** Moves boxes to the next bus that is there while they are good, or offers them back. */
@Injectable()
export class Rolling implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly runs: TripRuns,
    private readonly ways: CountyWays,
    private readonly next: NextBuses,
    private readonly freed: FreedHolds,
    private readonly space: CargoSpace,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripCancelled, 'shipments.roll_trip', (event, tx) => this.roll(event, tx));
  }

  private async roll(event: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    const { tripId, serviceDate } = event.payload;
    const trip = { tripId, serviceDate };
    await this.space.hold(tx, [trip]);
    const ids = [...new Set((await this.space.unitsOn(tx, [trip], ORDERS)).map(orderOf))];
    if (ids.length === 0) return;
    const run = this.runs.run(trip);
    const isStopped = run?.calls.some(({ dropped }) => dropped) ?? true;
    // This process may not have heard of it yet; taken back meanwhile it says nothing any more.
    if (!isStopped && this.clock.now().getTime() - event.at.getTime() < SEEN_WITHIN_MS)
      throw new Failure('unavailable');
    if (!isStopped || !run) return;
    const orders: WholeShipment[] = [];
    for (const id of ids) orders.push(...((await this.locked(tx, id)) ?? []));
    const stopped = { event, trip, routeName: run.routeName, happened: happened.stopped(run.cancelled) };
    for (const order of orders.sort(byUrgency)) await this.rollOrder(tx, order, stopped);
  }

  /** The same for the way of one order that a new timetable broke; for whoever holds its buses. */
  async rollWay(tx: EntityManager, orderId: string, no: number, stopped: Stopped): Promise<void> {
    for (const order of (await this.locked(tx, orderId)) ?? [])
      await this.rollOrder(
        tx,
        order,
        stopped,
        order.ways.filter((way) => way.no === no),
      );
  }

  /** An order that nobody else changes meanwhile. */
  private async locked(tx: EntityManager, id: string): Promise<WholeShipment[] | undefined> {
    await tx.increment(ShipmentEntity, { id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, id);
    return whole && [whole];
  }

  private async rollOrder(
    tx: EntityManager,
    order: WholeShipment,
    stopped: Stopped,
    broken = this.brokenOf(order, stopped),
  ): Promise<void> {
    await this.tellRiding(tx, order, stopped);
    const boxes = order.folded.boxes.filter(
      // What had no bus before is told of that already.
      ({ way, state, stranded }) =>
        broken.some(({ no }) => no === way) && stranded !== true && (state === 'planned' || state === 'received'),
    );
    const [first] = broken;
    if (!first || boxes.length === 0) return;
    // What lies on a bus keeps its room there under a name of its own.
    for (const { no } of broken) await this.space.giveBackUnit(tx, `${orderPrefix(order.row.id)}${no}`);
    const { routeName } = stopped;
    const eventId = uuidOf(`${stopped.event.id} ${order.row.id}`, NAMESPACE);
    const news = { kind: 'shipment_rolled' as const, eventId, at: stopped.event.at };
    if (order.folded.state === 'held')
      return this.freed.free(tx, order, { no: first.no, happened: stopped.happened, news });
    const { moved, left } = await this.next.placeAll(tx, order, boxes, this.firstDay(stopped.trip));
    const { facts, rolled } = movedFacts(moved, left, { reason: stopped.happened.why, boxes });
    const { boxes: after } = await addFacts(tx, order.row, facts, { at: this.clock.now(), actor: null });
    await this.next.leaveAnew(tx, order.row.id, after);
    const departure = first.rides[0]?.departure ?? '';
    const words = rolledWords({ goods: order.quote.goods, routeName, departure, happened: stopped.happened, rolled });
    await this.notices.tell(tx, order.row, { ...news, words });
  }

  /** Ways that this bus does not take to their end. */
  private brokenOf({ ways }: WholeShipment, { trip }: Stopped): ShipmentWayEntity[] {
    return ways.filter((way) => this.ways.refusal(way) === 'cancelled' && takes(way, trip));
  }

  private firstDay({ serviceDate }: TripDay): ServiceDate {
    const today = dateAt(this.clock.now());
    return today > serviceDate ? today : serviceDate;
  }

  /** Of what lies on a bus nothing can be planned here: where it stands, and who fetches it, the company knows. */
  private async tellRiding(tx: EntityManager, order: WholeShipment, stopped: Stopped): Promise<void> {
    const riding = order.folded.boxes.filter(
      ({ state, bus }) => (state === 'loaded' || state === 'in_transit') && bus !== undefined,
    );
    const isOnIt = ({ bus }: FoldedBox): boolean => bus !== undefined && tripKey(bus) === tripKey(stopped.trip);
    const aboard = riding.filter((box) => isOnIt(box) && this.isStranded(order, box, stopped.trip));
    const broken = this.brokenOf(order, stopped);
    const changing = riding.filter(
      (box) => !isOnIt(box) && broken.some((way) => way.no === box.way && box.bus && takes(way, box.bus)),
    );
    await this.tellOf(tx, order, stopped, { boxes: aboard.length, isOnIt: true });
    await this.tellOf(tx, order, stopped, { boxes: changing.length, isOnIt: false });
  }

  /** True where the bus on which it lies does not get to where it is taken off. */
  private isStranded({ ways }: WholeShipment, { way }: FoldedBox, trip: TripDay): boolean {
    const those = ways.filter((each) => takes(each, trip));
    const own = those.find(({ no }) => no === way) ?? those[0];
    const ride = own?.rides.find((each) => tripKey(each) === tripKey(trip));
    const run = this.runs.run(trip);
    const to = ride && run?.calls[placesOf(run, ride).to];
    return to?.dropped ?? true;
  }

  private async tellOf(
    tx: EntityManager,
    { row, quote: { goods } }: WholeShipment,
    { event, routeName, happened: { why } }: Stopped,
    { boxes, isOnIt }: { readonly boxes: number; readonly isOnIt: boolean },
  ): Promise<void> {
    if (boxes === 0) return;
    const what = isOnIt ? 'aboard' : 'changing';
    await this.notices.tell(tx, row, {
      ...{ kind: 'shipment_rolled', eventId: uuidOf(`${event.id} ${row.id} ${what}`, NAMESPACE), at: event.at },
      subject: `shipment ${row.id} ${what}`,
      words: aboardWords({ goods, boxes, routeName, why, isOnIt }),
    });
  }
}

function takes({ rides }: Pick<ShipmentWayEntity, 'rides'>, trip: TripDay): boolean {
  return rides.some((ride) => tripKey(ride) === tripKey(trip));
}

/** What is spoilt first goes first; then who booked first. */
function byUrgency(one: WholeShipment, other: WholeShipment): number {
  return firstDifference(
    (one.quote.freshHours ?? Infinity) - (other.quote.freshHours ?? Infinity),
    one.row.createdAt.getTime() - other.row.createdAt.getTime(),
  );
}
