// Which next buses take boxes whose own did not, while they are good?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, boxesOut, dateAt, Failure, MOST_BUSES } from '@kehuoyou/shared';
import type { Clock, FoldedBox, ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { wantedRides } from '../booking/placed-boxes.js';
import { ShipmentEntity, ShipmentWayEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { BusSpaceService } from '../capacity/bus-space.service.js';
import type { CountyWay } from '../capacity/county-way.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { promiseOf } from '../quoting/quoted-lines.js';
import { boxesLeftOn } from '../quoting/quotes.service.js';
import type { Moved } from './moved-boxes.js';

/** Days from the first on which a bus is looked for. */
const DAYS = 2;

/** What is known of an order when a bus is looked for. */
export type OrderToMove = Pick<WholeShipment, 'row' | 'quote' | 'ways'>;

/** From which day on a bus is looked for. */
export interface Looking {
  readonly first: ServiceDate;
  /** Since when the boxes lie at the point; undefined where they are still to be brought. */
  readonly handedIn: string | undefined;
}

/** Finds room for boxes on later buses. */
@Injectable()
export class NextBuses {
  constructor(
    private readonly ways: CountyWays,
    private readonly room: BusSpaceService,
    private readonly space: CargoSpace,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes room on the next buses that are there in time, as many boxes as each takes, and says which are left over. */
  async place(
    tx: EntityManager,
    order: OrderToMove,
    boxes: readonly FoldedBox[],
    looking: Looking,
  ): Promise<{ readonly moved: readonly Moved[]; readonly left: readonly number[] }> {
    const moved: Moved[] = [];
    let left = boxes.map(({ no }) => no);
    let no = Math.max(...order.ways.map((way) => way.no)) + 1;
    for (const way of this.candidates(order, looking)) {
      if (left.length === 0 || moved.length === MOST_BUSES) break;
      const some = await this.takeSome(tx, order, { ...way, no, chilled: false }, left.length);
      if (some === 0) continue;
      const { rides, handInBy } = way;
      await insertRow(tx, ShipmentWayEntity, { shipmentId: order.row.id, no, rides, handInBy, chilled: false });
      moved.push({ no, boxes: left.slice(0, some), way });
      left = left.slice(some);
      no += 1;
    }
    return { moved, left };
  }

  /** Ways that still take boxes of the order in time, with how many each does. */
  async open(
    db: EntityManager,
    order: OrderToMove,
    looking: Looking,
  ): Promise<{ readonly name: string; readonly way: CountyWay; readonly boxesLeft: number }[]> {
    const ways = this.candidates(order, looking);
    const spaces = await this.room.of(ways, db);
    return ways.flatMap((way, at) => {
      const space = spaces[at];
      const boxesLeft = space === undefined || space.refused ? 0 : boxesLeftOn(space.left, order.quote);
      return boxesLeft === 0 ? [] : [{ name: nameOfWay(way), way, boxesLeft }];
    });
  }

  /** Puts just these boxes on the way of that name, which is none of the order's yet; undefined where it has no room for all. */
  async onto(
    tx: EntityManager,
    order: OrderToMove,
    boxes: readonly number[],
    { name, ...looking }: Looking & { readonly name: string },
  ): Promise<Moved | 'gone' | undefined> {
    const way = this.candidates(order, looking).find((each) => nameOfWay(each) === name);
    if (!way) return 'gone';
    const no = Math.max(...order.ways.map((each) => each.no)) + 1;
    if ((await this.takeSome(tx, order, { ...way, no, chilled: false }, boxes.length)) < boxes.length) return undefined;
    const { rides, handInBy } = way;
    await insertRow(tx, ShipmentWayEntity, { shipmentId: order.row.id, no, rides, handInBy, chilled: false });
    return { no, boxes, way };
  }

  private async takeSome(
    tx: EntityManager,
    order: OrderToMove,
    way: CountyWay & { readonly no: number; readonly chilled: boolean },
    open: number,
  ): Promise<number> {
    await this.space.hold(tx, way.rides);
    const [space] = await this.room.of([way], tx);
    const some = Math.min(open, space === undefined || space.refused ? 0 : boxesLeftOn(space.left, order.quote));
    if (some === 0) return 0;
    const { id, hubId } = order.row;
    const wanted = wantedRides({ id, hubId, quote: order.quote }, [way], () => some);
    // Whoever wrote in between, on another node, was quicker: all of this is undone, and done anew.
    if (!(await this.space.take(tx, wanted))) throw new Failure('changed_meanwhile');
    return some;
  }

  /** Ways that can still be caught and are there while the goods are good, the soonest first. */
  private candidates({ row, quote }: OrderToMove, { first, handedIn }: Looking): CountyWay[] {
    const now = this.clock.now();
    return Array.from({ length: DAYS + 1 }, (_each, days) => addDays(first, days))
      .flatMap((date) => this.ways.on(row.pointId, date))
      .filter((way) => {
        const refusal = this.ways.refusal(way);
        const inTime = handedIn !== undefined || Date.parse(way.handInBy) > now.getTime();
        if ((refusal !== undefined && refusal !== 'too_late') || !inTime) return false;
        const handInBy = handedIn ?? way.handInBy;
        return quote.lines.every((line) => promiseOf(line, { ...way, handInBy }, quote.freshHours).keeps);
      });
  }

  /** The order stands in the list of the day on which its first boxes leave now. */
  async leaveAnew(tx: EntityManager, id: string, boxes: readonly FoldedBox[]): Promise<void> {
    const going = boxes.filter(({ state, stranded }) => !boxesOut.has(state) && stranded !== true);
    const used = new Set(going.flatMap(({ way }) => (way === undefined ? [] : [way])));
    const ways = (await tx.findBy(ShipmentWayEntity, { shipmentId: id })).filter(({ no }) => used.has(no));
    const [first] = ways
      .map(({ handInBy, rides }) => ({ handInBy, leavesAt: new Date(rides[0]?.departure ?? '') }))
      .sort((a, b) => a.leavesAt.getTime() - b.leavesAt.getTime());
    if (first) await tx.update(ShipmentEntity, { id }, { ...first, date: dateAt(first.leavesAt) });
  }
}

/** What a way is called when it is chosen. */
export function nameOfWay({ rides }: Pick<CountyWay, 'rides'>): string {
  return rides.map(({ serviceDate, tripId, fromSequence }) => `${serviceDate} ${tripId} ${fromSequence}`).join(', ');
}
