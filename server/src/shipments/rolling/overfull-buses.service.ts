// What becomes of boxes that a bus has no room for any more, since it has another vehicle or a second one stays away?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt } from '@kehuoyou/shared';
import type { Clock, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import { tripVehicle } from '../../timetable/timetable.events.js';
import { cargoOnWay, ORDERS, orderOf, orderPrefix, wayOf } from '../booking/placed-boxes.js';
import { addFacts, wholeShipment, wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import { boxesTooMany, firstToGo, isOverfull } from '../loads/trip-load-store.js';
import { roomFreed } from '../shipments.events.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { FreedHolds } from './freed-holds.service.js';
import { movedFacts } from './moved-boxes.js';
import { NextBuses } from './next-buses.service.js';
import { happened, rolledWords } from './rolled-words.js';
import type { Happened } from './rolled-words.js';

/** Names what is told of an order whose bus became too small. */
const NAMESPACE = 'c6a1d8f3-74b2-5e09-b3c7-15f0a9e2d846';

/** Why a bus has less room than it had; `id` names what was changed. */
interface LessRoom {
  readonly id: string;
  readonly happened: Happened;
}

/** Rolls what is too much: what spoils first stays, then what was booked first (state-machines.md 2, ROLLED_OVER). */
@Injectable()
export class OverfullBuses implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly next: NextBuses,
    private readonly freed: FreedHolds,
    private readonly space: CargoSpace,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripVehicle, 'shipments.roll_overfull', ({ id, payload }, tx) =>
      this.look(tx, { tripId: payload.tripId, serviceDate: payload.serviceDate }, id),
    );
  }

  /** Another vehicle may also have more room: then it is theirs who wait, before anybody else asks. */
  private async look(tx: EntityManager, trip: TripDay, id: string): Promise<void> {
    if (await this.roll(tx, trip, { id, happened: happened.full })) return;
    await appendToOutbox(tx, roomFreed, trip, this.clock.now());
  }

  /** Moves what has no room, as it is now. Gives whether there was too much. */
  async roll(tx: EntityManager, trip: TripDay, change: LessRoom): Promise<boolean> {
    await this.space.hold(tx, [trip]);
    for (let wasOver = false; ; wasOver = true) {
      const units = await this.tooMany(tx, trip);
      if (!units) return wasOver;
      // Who let go of a whole order made more room than was lacking: whoever came before them may stay.
      if (!(await this.moveUntilFreed(tx, units, change))) return true;
    }
  }

  /** How many boxes of which units have no room; undefined where all of them have. */
  private async tooMany(tx: EntityManager, trip: TripDay): Promise<ReadonlyMap<string, number> | undefined> {
    const bus = (await this.space.fullness(tx, [trip])).get(tripKey(trip));
    if (!bus || !isOverfull(bus)) return undefined;
    const units = await this.space.ridingOn(tx, trip, ORDERS);
    const ids = [...new Set(units.map(({ unit }) => orderOf(unit)))];
    const orders = new Map((await wholeShipments(tx, this.vault, ids)).map((whole) => [whole.row.id, whole]));
    const riding = units.flatMap((unit) => {
      const whole = orders.get(orderOf(unit.unit));
      return whole === undefined ? [] : [{ unit, whole }];
    });
    return boxesTooMany(riding, bus);
  }

  /** True where places that were only kept were let go of, and the rest must be looked at anew. */
  private async moveUntilFreed(
    tx: EntityManager,
    units: ReadonlyMap<string, number>,
    change: LessRoom,
  ): Promise<boolean> {
    for (const [unit, count] of units) if ((await this.move(tx, unit, count, change)) === 'freed') return true;
    return false;
  }

  /** The last ones of a way go with another bus, or stay: what was brought already stays on its own before the rest. */
  private async move(
    tx: EntityManager,
    unit: string,
    count: number,
    { id, ...less }: LessRoom,
  ): Promise<'moved' | 'freed' | undefined> {
    const [orderId, no] = [orderOf(unit), wayOf(unit)];
    await tx.increment(ShipmentEntity, { id: orderId }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, orderId);
    const boxes = whole ? firstToGo(whole, no).slice(0, count) : [];
    if (!whole || boxes.length === 0) return undefined;
    const at = this.clock.now();
    const inOrder = [...boxes].sort((a, b) => a.no - b.no);
    const { moved, left } = await this.next.placeAll(tx, whole, inOrder, dateAt(at));
    const news = { kind: 'shipment_rolled' as const, eventId: uuidOf(`${id} ${unit}`, NAMESPACE), at };
    if (left.length > 0 && whole.folded.state === 'held') {
      await this.freed.free(tx, whole, { no, news, happened: less.happened });
      return 'freed';
    }
    const { facts, rolled } = movedFacts(moved, left, { reason: less.happened.why, boxes });
    const folded = await addFacts(tx, whole.row, facts, { at, actor: null });
    await this.space.lessen(tx, `${orderPrefix(orderId)}${no}`, cargoOnWay({ ...whole, folded }, no));
    await this.next.leaveAnew(tx, orderId, folded.boxes);
    const { routeName = '', departure = '' } = whole.ways.find((way) => way.no === no)?.rides[0] ?? {};
    const words = rolledWords({ goods: whole.quote.goods, routeName, departure, rolled, happened: less.happened });
    await this.notices.tell(tx, whole.row, { ...news, words });
    return 'moved';
  }
}
