// What becomes of boxes whose bus does not come?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt, Failure, firstDifference } from '@kehuoyou/shared';
import type { Clock, FoldedBox, TripDay } from '@kehuoyou/shared';
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
import type { NewFact } from '../booking/placed-boxes.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { NextBuses } from './next-buses.service.js';
import { movedFacts } from './moved-boxes.js';
import { BUS_STOPPED, freedWords, rolledWords } from './rolled-words.js';
import type { RolledBoxes } from './rolled-words.js';

/** By then every process has heard of it. */
const SEEN_WITHIN_MS = 60_000;
/** Names what is told of an order after an event. */
const NAMESPACE = '7f0d6a52-3f58-5b6e-9d0e-4c1f0c1d8a10';

/** A bus that does not come, as orders hear of it. */
interface Stopped {
  readonly event: DeliveredEvent<TripOnDay>;
  readonly trip: TripDay;
  readonly routeName: string;
  readonly reason: string;
}

/** Moves boxes to the next bus that is there while they are good, or offers them back. */
@Injectable()
export class Rolling implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly runs: TripRuns,
    private readonly ways: CountyWays,
    private readonly next: NextBuses,
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
    const stopped = { event, trip, routeName: run.routeName, reason: run.cancelled ?? BUS_STOPPED };
    for (const order of orders.sort(byUrgency)) await this.rollOrder(tx, order, stopped);
  }

  /** An order that nobody else changes meanwhile. */
  private async locked(tx: EntityManager, id: string): Promise<WholeShipment[] | undefined> {
    await tx.increment(ShipmentEntity, { id }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, id);
    return whole && [whole];
  }

  private async rollOrder(tx: EntityManager, order: WholeShipment, stopped: Stopped): Promise<void> {
    const broken = order.ways.filter(
      (way) =>
        this.ways.refusal(way) === 'cancelled' && way.rides.some((ride) => tripKey(ride) === tripKey(stopped.trip)),
    );
    const boxes = order.folded.boxes.filter(
      ({ way, state }) => broken.some(({ no }) => no === way) && (state === 'planned' || state === 'received'),
    );
    const [first] = broken;
    if (!first || boxes.length === 0) return;
    const departure = first.rides[0]?.departure ?? '';
    for (const { no } of broken) await this.space.giveBackUnit(tx, `${orderPrefix(order.row.id)}${no}`);
    const eventId = uuidOf(`${stopped.event.id} ${order.row.id}`, NAMESPACE);
    const news = { kind: 'shipment_rolled' as const, eventId, at: stopped.event.at };
    const by = { at: this.clock.now(), actor: null };
    const { goods } = order.quote;
    if (order.folded.state === 'held') {
      await this.space.giveBack(tx, orderPrefix(order.row.id));
      await addFacts(tx, order.row, [{ type: 'CANCELLED', reason: stopped.reason }], by);
      const words = freedWords({ goods, routeName: stopped.routeName, departure });
      return this.notices.tell(tx, order.row, { ...news, words });
    }
    const { facts, rolled } = await this.place(tx, order, boxes, stopped);
    const { boxes: after } = await addFacts(tx, order.row, facts, by);
    await this.next.leaveAnew(tx, order.row.id, after);
    const words = rolledWords({ goods, routeName: stopped.routeName, departure, reason: stopped.reason, rolled });
    await this.notices.tell(tx, order.row, { ...news, words });
  }

  /** Puts the boxes on the next buses that are there in time; of what none takes, it says so. */
  private async place(
    tx: EntityManager,
    order: WholeShipment,
    boxes: readonly FoldedBox[],
    { trip, reason }: Stopped,
  ): Promise<{ facts: readonly NewFact[]; rolled: readonly RolledBoxes[] }> {
    const today = dateAt(this.clock.now());
    const isHandedIn = boxes.every(({ state }) => state === 'received');
    const since = order.ways.find(({ no }) => no === boxes[0]?.way)?.handInBy;
    const { moved, left } = await this.next.place(tx, order, boxes, {
      first: today > trip.serviceDate ? today : trip.serviceDate,
      handedIn: isHandedIn ? since : undefined,
    });
    return movedFacts(moved, left, reason);
  }
}

/** What is spoilt first goes first; then who booked first. */
function byUrgency(one: WholeShipment, other: WholeShipment): number {
  return firstDifference(
    (one.quote.freshHours ?? Infinity) - (other.quote.freshHours ?? Infinity),
    one.row.createdAt.getTime() - other.row.createdAt.getTime(),
  );
}
