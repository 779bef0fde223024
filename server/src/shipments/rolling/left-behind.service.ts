// What becomes of boxes that lay at the counter when their bus left without them?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt, shipmentRules } from '@kehuoyou/shared';
import type { Clock, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { TripReports } from '../../timetable/driving/trip-report.service.js';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import { tripDeparted } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { broughtSince, cargoOnWay, ORDERS, orderOf, orderPrefix, wayOf } from '../booking/placed-boxes.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { ShipmentWayEntity } from '../booking/shipment.entity.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { leftBehindDue } from '../shipments.events.js';
import type { SeenBus } from '../shipments.events.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { movedFacts } from './moved-boxes.js';
import { leftBehindWords, NOT_LOADED } from './left-behind-words.js';
import { NextBuses } from './next-buses.service.js';

/** Within which a keeper's phone says what was put on a bus. */
const GRACE_MS = shipmentRules.leftBehindMinutes * 60_000;
/** Names what is told of an order and the bus that left without some of it. */
const NAMESPACE = '0e5d7c4a-9c3b-5a8e-8f11-2b7a6d4c9e03';

/** Rolls what was not loaded onto the next bus. Nothing is swept: each bus that left is looked at once, when its time is. */
@Injectable()
export class LeftBehind implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly reports: TripReports,
    private readonly ways: CountyWays,
    private readonly next: NextBuses,
    private readonly space: CargoSpace,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripDeparted, 'shipments.expect_left_behind', ({ payload }, tx) => this.left(tx, payload));
    this.listeners.inside(leftBehindDue, 'shipments.roll_left_behind', (event, tx) => this.look(event, tx));
  }

  /** The bus left its first stop: what waits for it is asked for some minutes after it should have left theirs. */
  private async left(tx: EntityManager, { tripId, serviceDate }: TripOnDay): Promise<void> {
    const trip = { tripId, serviceDate };
    if ((await this.space.unitsOn(tx, [trip], ORDERS)).length > 0) await this.expect(tx, { ...trip, atHub: false });
  }

  /** Notes in the caller's transaction that a bus was seen under way, so that what it left behind is looked for. */
  async expect(tx: EntityManager, bus: SeenBus): Promise<void> {
    const now = this.clock.now();
    // The keeper's phone has some minutes to say that they are on it.
    await appendToOutbox(tx, leftBehindDue, bus, now, new Date(now.getTime() + GRACE_MS));
  }

  private async look({ id, payload }: DeliveredEvent<SeenBus>, tx: EntityManager): Promise<void> {
    const trip = { tripId: payload.tripId, serviceDate: payload.serviceDate };
    await this.space.hold(tx, [trip]);
    const units = await this.space.unitsOn(tx, [trip], ORDERS);
    if (units.length === 0) return;
    // A report that was a slip has left nothing behind.
    if (!payload.atHub && !(await this.reports.leftBy(tx, trip))) return;
    const later: number[] = [];
    for (const orderId of [...new Set(units.map(orderOf))].sort()) {
      const own = new Set(units.filter((unit) => orderOf(unit) === orderId).map(wayOf));
      await tx.increment(ShipmentEntity, { id: orderId }, 'version', 1);
      const whole = await wholeShipment(tx, this.vault, orderId);
      const ways = whole?.ways.filter(({ no, rides }) => own.has(no) && isFirst(rides, trip)) ?? [];
      for (const way of ways) {
        const due = (this.ways.leavesAt(way)?.getTime() ?? Infinity) + GRACE_MS;
        if (due <= this.clock.now().getTime()) await this.roll(tx, orderId, way, id);
        else if (due < Infinity) later.push(due);
      }
    }
    // Stops that it has yet to leave are looked at when it should have.
    if (later.length > 0)
      await appendToOutbox(tx, leftBehindDue, payload, this.clock.now(), new Date(Math.min(...later)));
  }

  /** What of a way lies at the counter although its bus is gone goes with the next one. */
  private async roll(tx: EntityManager, orderId: string, way: ShipmentWayEntity, eventId: string): Promise<void> {
    const whole = await wholeShipment(tx, this.vault, orderId);
    const boxes = whole?.folded.boxes.filter(
      (box) => box.way === way.no && box.state === 'received' && box.stranded !== true,
    );
    if (!whole || !boxes || boxes.length === 0) return;
    const at = this.clock.now();
    const looking = { first: dateAt(at), handedIn: broughtSince(whole.facts, boxes) ?? way.handInBy };
    const { moved, left } = await this.next.place(tx, whole, boxes, looking);
    const { facts, rolled } = movedFacts(moved, left, { reason: NOT_LOADED, boxes });
    const folded = await addFacts(tx, whole.row, facts, { at, actor: null });
    await this.space.lessen(tx, `${orderPrefix(orderId)}${way.no}`, cargoOnWay({ ...whole, folded }, way.no));
    await this.next.leaveAnew(tx, orderId, folded.boxes);
    await this.notices.tell(tx, whole.row, {
      ...{ kind: 'shipment_rolled', eventId: uuidOf(`${eventId} ${orderId} ${way.no}`, NAMESPACE), at },
      words: leftBehindWords({
        ...{ goods: whole.quote.goods, departure: way.rides[0]?.departure ?? '', rolled },
        routeName: way.rides[0]?.routeName ?? '',
      }),
    });
  }
}

/** True for the bus onto which they are put where they are handed in. */
function isFirst([first]: readonly TripDay[], trip: TripDay): boolean {
  return first !== undefined && tripKey(first) === tripKey(trip);
}
