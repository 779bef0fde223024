// What becomes of orders when the timetable is another than the one by which they were booked?
//
// A trip that is struck out is an event of its own (rolling). One that a new timetable does not have, or at another time,
// is nobody's event: a feed is published as a whole. So what is booked is held against it every few minutes.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { addDays, dateAt } from '@kehuoyou/shared';
import type { BusRide, Clock } from '@kehuoyou/shared';
import { DataSource, In, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { Timers } from '../../timers/timers.service.js';
import { cargoOnWay, orderPrefix, ridesOfBoxes, waitingFor } from '../booking/placed-boxes.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentEntity, ShipmentWayEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { NextBuses, nextNumber } from './next-buses.service.js';
import { changeOf, goesOn, renumbered } from './changed-way.js';
import type { ChangedWay, Retimed } from './changed-way.js';
import { happened, RETIMED, retimedWords, TIMETABLE_CHANGED } from './rolled-words.js';
import { Rolling } from './rolling.service.js';

const EVERY_MS = 5 * 60_000;
const BATCH = 200;
/** Days after that of its first bus on which boxes of an order may still have one. */
const DAYS = 3;
/** Names what is told of an order after the timetable changed. */
const NAMESPACE = '91c4e7b2-5d08-5a6f-8b13-7e2f0d9c4a35';

/** Holds orders against the timetable. */
@Injectable()
export class TimetableWatch implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly runs: TripRuns,
    private readonly ways: CountyWays,
    private readonly rolling: Rolling,
    private readonly next: NextBuses,
    private readonly space: CargoSpace,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'shipments.timetable',
      schedule: { everyMs: EVERY_MS },
      run: async (stopping) => void (await this.sweep(stopping)),
    });
  }

  /** Gives of how many ways the bus is gone, or takes nobody there in time any more, and how many leave at another time. */
  async sweep(stopping?: AbortSignal): Promise<{ gone: number; retimed: number }> {
    const { manager } = this.dataSource;
    const open = await manager.find(ShipmentEntity, {
      select: { id: true },
      where: {
        state: In(['held', 'booked', 'partly_received', 'received', 'moving']),
        // Of an order on two buses the second one leaves later, maybe on another day.
        date: MoreThanOrEqual(addDays(dateAt(this.clock.now()), -DAYS)),
      },
      order: { id: 'ASC' },
    });
    const found = { gone: 0, retimed: 0 };
    for (let from = 0; from < open.length && stopping?.aborted !== true; from += BATCH) {
      const shipmentId = In(open.slice(from, from + BATCH).map(({ id }) => id));
      for (const way of await manager.findBy(ShipmentWayEntity, { shipmentId })) {
        if (this.isAsBooked(way) || !(await this.isTaken(manager, way))) continue;
        const became = await this.transactions.run((tx) => this.settle(tx, way));
        if (became) found[became] += 1;
      }
    }
    return found;
  }

  /** False for a way that no box takes any more. */
  private async isTaken(db: EntityManager, { shipmentId, no, rides }: ShipmentWayEntity): Promise<boolean> {
    const unit = `${orderPrefix(shipmentId)}${no}`;
    return (await this.space.unitsOn(db, rides, unit)).includes(unit);
  }

  private isAsBooked(way: ShipmentWayEntity): boolean {
    return this.changeOf(way) === undefined && this.renumbered(way) === undefined;
  }

  private isToLeave({ rides: [first] }: ShipmentWayEntity): boolean {
    return Date.parse(first?.departure ?? '') > this.clock.now().getTime();
  }

  /** Its rides with the numbers that their stops have now; undefined where these are the same. */
  private renumbered(way: ShipmentWayEntity): readonly BusRide[] | undefined {
    return this.isToLeave(way) ? renumbered(way.rides, (trip) => this.runs.run(trip)) : undefined;
  }

  /** How the timetable has changed what is still to leave; undefined where it has not. */
  private changeOf(way: ShipmentWayEntity): ChangedWay | undefined {
    if (!this.isToLeave(way)) return undefined;
    const change = changeOf(way, (trip) => this.runs.run(trip));
    if (change === undefined || change === 'gone') return change;
    // A bus that was struck out is told of as such.
    return this.ways.refusal(change) === 'cancelled' ? undefined : change;
  }

  private async settle(tx: EntityManager, seen: ShipmentWayEntity): Promise<'gone' | 'retimed' | undefined> {
    const { shipmentId, no } = seen;
    await this.space.hold(tx, seen.rides);
    const change = this.changeOf(seen);
    if (this.isAsBooked(seen) || !(await this.isTaken(tx, seen))) return undefined;
    await tx.increment(ShipmentEntity, { id: shipmentId }, 'version', 1);
    const whole = await wholeShipment(tx, this.vault, shipmentId);
    const way = whole?.ways.find((each) => each.no === no);
    if (!whole || !way) return undefined;
    if (change === undefined) return this.renumber(tx, whole, way);
    const isStill =
      change !== 'gone' && this.ways.refusal(change) !== 'gone' && goesOn(whole, way, change, this.clock.now());
    if (isStill) return this.retime(tx, whole, way, change);
    await this.roll(tx, way, change === 'gone');
    return 'gone';
  }

  /** For whoever sends nothing has changed: what rides is counted on the legs of its stops, whatever number they have. */
  private async renumber(
    tx: EntityManager,
    whole: WholeShipment,
    { no, chilled, rides: before }: ShipmentWayEntity,
  ): Promise<undefined> {
    const rides = [...(renumbered(before, (trip) => this.runs.run(trip)) ?? before)];
    const unit = `${orderPrefix(whole.row.id)}${no}`;
    await tx.update(ShipmentWayEntity, { shipmentId: whole.row.id, no }, { rides });
    await this.space.giveBackUnit(tx, unit);
    const taken = ridesOfBoxes(whole, { rides, chilled }, waitingFor(whole, no), unit);
    await this.space.put(
      tx,
      taken.map((ride) => ({ ...ride, loaded: false })),
    );
  }

  private async roll(tx: EntityManager, { shipmentId, no, rides }: ShipmentWayEntity, isGone: boolean): Promise<void> {
    const ride = (isGone ? rides.find((each) => !this.runs.run(each)) : undefined) ?? rides[0];
    if (!ride) return;
    const { tripId, serviceDate, routeName } = ride;
    await this.rolling.rollWay(tx, shipmentId, no, {
      event: { id: uuidOf(`${shipmentId} ${no} gone`, NAMESPACE), at: this.clock.now() },
      ...{ trip: { tripId, serviceDate }, routeName },
      happened: isGone ? happened.stopped(TIMETABLE_CHANGED) : happened.unconnected,
    });
  }

  /** They take the same buses on a way of another number: what was promised stays as it was, and nobody changed their mind. */
  private async retime(
    tx: EntityManager,
    whole: WholeShipment,
    { no: before, chilled }: ShipmentWayEntity,
    { rides, handInBy, shifted }: Retimed,
  ): Promise<'retimed'> {
    const { row, quote } = whole;
    const boxes = whole.folded.boxes.filter(
      ({ way, state, stranded }) =>
        way === before && stranded !== true && (state === 'planned' || state === 'received'),
    );
    const [at, no] = [this.clock.now(), nextNumber(whole.ways)];
    await insertRow(tx, ShipmentWayEntity, { shipmentId: row.id, no, rides, handInBy, chilled });
    const said = { type: 'ROLLED_OVER' as const, way: no, boxes: boxes.map((box) => box.no), reason: RETIMED };
    const folded = await addFacts(tx, row, [said], { at, actor: null });
    await this.space.lessen(tx, `${orderPrefix(row.id)}${before}`, cargoOnWay({ ...whole, folded }, before));
    const taken = ridesOfBoxes(whole, { rides, chilled }, boxes, `${orderPrefix(row.id)}${no}`);
    await this.space.put(
      tx,
      taken.map((ride) => ({ ...ride, loaded: false })),
    );
    await this.next.leaveAnew(tx, row.id, folded.boxes);
    const leavesAt = new Date(rides[0]?.departure ?? row.leavesAt);
    await this.notices.tell(
      tx,
      { ...row, leavesAt },
      {
        ...{ kind: 'shipment_rolled', eventId: uuidOf(`${row.id} ${no} retimed`, NAMESPACE), at },
        words: retimedWords({ goods: quote.goods, boxes: boxes.length, ...shifted, handInBy }),
      },
    );
    return 'retimed';
  }
}
