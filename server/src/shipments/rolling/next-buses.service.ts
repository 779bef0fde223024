// Which next buses take boxes whose own did not, while they are good?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, boxesOut, dateAt, Failure, fits, MOST_BUSES } from '@kehuoyou/shared';
import type { Cargo, Clock, FoldedBox, Quote, ServiceDate } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { broughtSince, cargoOfBoxes, orderPrefix, ridesOfBoxes } from '../booking/placed-boxes.js';
import { ShipmentEntity, ShipmentWayEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { BusSpaceService } from '../capacity/bus-space.service.js';
import type { CountyWay } from '../capacity/county-way.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import type { WaySpace } from '../capacity/way-space.js';
import { freshHoursOf, knownGoods } from '../quoting/asked-goods.js';
import { staysGood } from '../quoting/quoted-lines.js';
import type { Moved } from './moved-boxes.js';

/** Days from the first on which a bus is looked for. */
const DAYS = 2;

/** What is known of an order when a bus is looked for. */
export interface OrderToMove extends Pick<WholeShipment, 'row' | 'quote'> {
  /** Those that it has already. */
  readonly ways: readonly { readonly no: number }[];
}

/** A way, in the hold or in the box that keeps things cold. */
interface Candidate {
  readonly way: CountyWay;
  readonly chilled: boolean;
}

/** From which day on a bus is looked for. */
export interface Looking {
  readonly first: ServiceDate;
  /** Since when the first of the boxes lies at the point; undefined where all are still to be brought. */
  readonly handedIn: string | undefined;
  /** True where some are still to be brought although others lie there. */
  readonly isSomeAtHome?: boolean;
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
    let left = boxes;
    if (boxes.length === 0) return { moved, left: [] };
    for (const candidate of this.candidates(order, looking)) {
      if (left.length === 0 || moved.length === MOST_BUSES) break;
      const no = nextNumber([...order.ways, ...moved]);
      const some = await this.takeSome(tx, order, { ...candidate, no }, left);
      if (some.length === 0) continue;
      moved.push({ no, boxes: some, way: candidate.way });
      left = left.filter((box) => !some.includes(box.no));
    }
    return { moved, left: left.map(({ no }) => no) };
  }

  /** The same for boxes of which some lie at the counter, and spoil since they came there, and others are still at home. */
  async placeAll(
    tx: EntityManager,
    order: WholeShipment,
    boxes: readonly FoldedBox[],
    first: ServiceDate,
  ): Promise<{ readonly moved: readonly Moved[]; readonly left: readonly number[] }> {
    const here = boxes.filter(({ state }) => state === 'received');
    const there = boxes.filter(({ state }) => state !== 'received');
    const lying = await this.place(tx, order, here, { first, handedIn: broughtSince(order.facts, here) });
    const ways = [...order.ways, ...lying.moved];
    const coming = await this.place(tx, { ...order, ways }, there, { first, handedIn: undefined });
    return { moved: [...lying.moved, ...coming.moved], left: [...lying.left, ...coming.left] };
  }

  /** Ways that still take some of these boxes in time, with how many of them each does. */
  async open(
    db: EntityManager,
    order: OrderToMove,
    boxes: readonly FoldedBox[],
    looking: Looking,
  ): Promise<{ readonly name: string; readonly way: CountyWay; readonly boxesLeft: number }[]> {
    const candidates = this.candidates(order, looking);
    const spaces = await this.room.of(
      candidates.map(({ way }) => way),
      db,
    );
    const most = new Map<string, { readonly name: string; readonly way: CountyWay; readonly boxesLeft: number }>();
    candidates.forEach(({ way, chilled }, at) => {
      const name = nameOfWay(way);
      const boxesLeft = fitting(order.quote, boxes, roomOn(spaces[at], chilled)).length;
      if (boxesLeft > (most.get(name)?.boxesLeft ?? 0)) most.set(name, { name, way, boxesLeft });
    });
    return [...most.values()];
  }

  /** Puts just these boxes on the way of that name, which is none of the order's yet; undefined where it has no room for all. */
  async onto(
    tx: EntityManager,
    order: OrderToMove,
    boxes: readonly FoldedBox[],
    { name, ...looking }: Looking & { readonly name: string },
  ): Promise<Moved | 'gone' | undefined> {
    const named = this.candidates(order, looking).filter(({ way }) => nameOfWay(way) === name);
    if (named.length === 0) return 'gone';
    const no = nextNumber(order.ways);
    for (const candidate of named) {
      const some = await this.takeSome(tx, order, { ...candidate, no }, boxes, boxes.length);
      if (some.length > 0) return { no, boxes: some, way: candidate.way };
    }
    return undefined;
  }

  /** Takes room for as many of them as fit, as they were weighed, and writes the way down; for none if fewer than `least` do. */
  private async takeSome(
    tx: EntityManager,
    order: OrderToMove,
    { way, no, chilled }: Candidate & { readonly no: number },
    boxes: readonly FoldedBox[],
    least = 1,
  ): Promise<readonly number[]> {
    const { rides, handInBy } = way;
    await this.space.hold(tx, rides);
    const [space] = await this.room.of([way], tx);
    const some = fitting(order.quote, boxes, roomOn(space, chilled));
    if (some.length < least) return [];
    const unit = `${orderPrefix(order.row.id)}${no}`;
    // Whoever wrote in between, on another node, was quicker: all of this is undone, and done anew.
    if (!(await this.space.take(tx, ridesOfBoxes(order, { rides, chilled }, some, unit))))
      throw new Failure('changed_meanwhile');
    await insertRow(tx, ShipmentWayEntity, { shipmentId: order.row.id, no, rides, handInBy, chilled });
    return some.map((box) => box.no);
  }

  /**
   * Ways that can still be caught, while somebody is at the counter, and are there while the goods are good, the soonest first. What is kept cold is good
   * longer: where it may ride so, that is looked at before the hold of the same bus.
   */
  private candidates({ row, quote }: OrderToMove, { first, handedIn, isSomeAtHome = false }: Looking): Candidate[] {
    const now = this.clock.now();
    const known = knownGoods(quote.goods);
    return Array.from({ length: DAYS + 1 }, (_each, days) => addDays(first, days))
      .flatMap((date) => this.ways.on(row.pointId, date))
      .filter((way) => {
        const refusal = this.ways.refusal(way);
        const isAllHere = handedIn !== undefined && !isSomeAtHome;
        const canBring = Date.parse(way.handInBy) > now.getTime() && !this.ways.isShut(row.pointId, way);
        const inTime = isAllHere || canBring;
        return (refusal === undefined || refusal === 'too_late') && inTime;
      })
      .flatMap((way): Candidate[] => {
        const handInBy = handedIn ?? way.handInBy;
        const keeps = (hours: number | undefined): boolean => staysGood(quote, { ...way, handInBy }, hours);
        const ridesCold = known?.chilledHours !== undefined && keeps(freshHoursOf(known, true));
        return [
          ...(ridesCold ? [{ way, chilled: true }] : []),
          ...(keeps(quote.freshHours) ? [{ way, chilled: false }] : []),
        ];
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

/** The number of another way beside these. */
export function nextNumber(ways: readonly { readonly no: number }[]): number {
  return Math.max(0, ...ways.map(({ no }) => no)) + 1;
}

/** What a way has left in its hold, or for what is kept cold; nothing where it may carry nothing. */
function roomOn(space: WaySpace | undefined, chilled: boolean): Cargo | undefined {
  if (space === undefined || space.refused) return undefined;
  return chilled ? space.chilled : space.left;
}

/** The first of them that fit together, as they were weighed. */
function fitting(quote: Quote, boxes: readonly FoldedBox[], room: Cargo | undefined): readonly FoldedBox[] {
  if (room === undefined) return [];
  let count = 0;
  while (count < boxes.length && fits(cargoOfBoxes(quote, boxes.slice(0, count + 1)), room)) count += 1;
  return boxes.slice(0, count);
}
