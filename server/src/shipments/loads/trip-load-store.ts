// What do farmers send with one bus, stop by stop, and what of it has no room?
import {
  addCargo,
  boxesOut,
  boxesToMove,
  cargoLeft,
  firstDifference,
  groupBy,
  maskName,
  mostCargo,
  mostOver,
  NO_CARGO,
} from '@kehuoyou/shared';
import type {
  BoxToLoad,
  Cargo,
  FoldedBox,
  FullLeg,
  LoadedOrder,
  LoadedStop,
  LoadedTrip,
  MovableBoxes,
  Party,
  TripDay,
} from '@kehuoyou/shared';
import type { BusFullness, RidingUnit } from '../../parcels/loading/cargo-space.service.js';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import type { RunCall, TripHold, TripRun } from '../../timetable/driving/trip-runs.service.js';
import { placesOf } from '../capacity/bus-ride.js';
import { cargoOfBoxes, waitingFor, wayOf } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';

/** Boxes of an order on a bus. */
export interface RidingOrder {
  readonly unit: RidingUnit;
  readonly whole: WholeShipment;
  readonly sender?: Party;
  /** True where they are handed in for this bus; false where they change to it. */
  readonly isFirst: boolean;
  /** Who puts them onto it. */
  readonly pointId?: string;
}

/** A bus, how full it is, and what carries its goods. */
export interface BusOfDay {
  readonly run: TripRun;
  readonly bus: BusFullness;
  readonly hold: TripHold | undefined;
}

/** The whole bus. */
export function tripLoad(
  { run, bus, hold }: BusOfDay,
  riding: readonly RidingOrder[],
  nameOf: (pointId: string) => string | undefined,
): LoadedTrip {
  const move = boxesTooMany(riding, bus);
  const over = addCargo(mostOver(legsOf(bus, false)), mostOver(legsOf(bus, true)));
  const sum = (of: (each: RidingOrder) => number): number => riding.reduce((all, each) => all + of(each), 0);
  return {
    ...{ tripId: run.tripId, serviceDate: run.serviceDate, routeName: run.routeName, headsign: run.headsign },
    departure: run.calls[0]?.departure ?? '',
    ...(run.cancelled === undefined ? {} : { cancelled: run.cancelled }),
    ...(hold?.plate === undefined ? {} : { plate: hold.plate }),
    ...(hold?.reliefs === undefined ? {} : { reliefs: hold.reliefs }),
    ...(hold?.staffNumber === undefined ? {} : { staffNumber: hold.staffNumber }),
    ...(bus.refusal === undefined ? {} : { refusal: bus.refusal }),
    ...{ room: bus.room, load: mostCargo([...bus.legs.values()]) },
    ...(isSomething(over) ? { over } : {}),
    ...(bus.chill === undefined ? {} : { chillRoom: bus.chill }),
    boxes: sum(({ unit }) => unit.cargo.pieces),
    chilledBoxes: sum(({ unit }) => (unit.chilled ? unit.cargo.pieces : 0)),
    move: sum(({ unit }) => move.get(unit.unit) ?? 0),
    stops: stopsOf({ run, bus, hold }, riding, move).map((stop) => {
      const pointName = stop.pointId === undefined ? undefined : nameOf(stop.pointId);
      return pointName === undefined ? stop : { ...stop, pointName };
    }),
  };
}

function stopsOf(
  { run, bus }: BusOfDay,
  riding: readonly RidingOrder[],
  move: ReadonlyMap<string, number>,
): LoadedStop[] {
  const placed = riding.flatMap((each) => {
    const call = startOf(run, each.unit, each.whole);
    return call === undefined ? [] : [{ ...each, call }];
  });
  return [...groupBy(placed, ({ call, pointId }) => `${call.sequence} ${pointId ?? ''}`).values()]
    .flatMap((here): LoadedStop[] => {
      const [first] = here;
      if (!first) return [];
      const { call } = first;
      return [
        {
          ...{ stopSequence: call.sequence, stopName: call.stopName, departure: call.departure },
          ...(first.pointId === undefined ? {} : { pointId: first.pointId }),
          boxes: here.reduce((all, { unit }) => all + unit.cargo.pieces, 0),
          left: cargoLeft(bus.room, bus.legs.get(call.sequence) ?? NO_CARGO),
          orders: [...here].sort(byUrgency).map((each) => orderView(each, move.get(each.unit.unit))),
        },
      ];
    })
    .sort((a, b) => a.stopSequence - b.stopSequence);
}

/** Where it gets on: at its stop, whatever number that has by now. */
export function startOf(
  run: TripRun,
  { trip, fromSequence }: Pick<RidingUnit, 'trip' | 'fromSequence'>,
  { ways }: Pick<WholeShipment, 'ways'>,
): RunCall | undefined {
  const rides = ways.flatMap((way) => way.rides).filter((ride) => tripKey(ride) === tripKey(trip));
  const ride = rides.find((each) => each.fromSequence === fromSequence) ?? rides[0];
  const at = ride ? placesOf(run, ride).from : run.calls.findIndex(({ sequence }) => sequence === fromSequence);
  return run.calls[at];
}

function orderView({ unit, whole, sender, isFirst }: RidingOrder, move: number | undefined): LoadedOrder {
  const { row, quote, folded, ways } = whole;
  const way = wayOf(unit.unit);
  // What lies on buses is a unit of its own, whatever way it was to take.
  const isAboard = Number.isNaN(way);
  const boxes = isAboard
    ? folded.boxes.filter(
        ({ way: own, bus, state }) => !boxesOut.has(state) && bus !== undefined && ridesOn(whole, own, bus, unit.trip),
      )
    : waitingFor(whole, way);
  const weighed = boxes.filter(({ grams }) => grams !== undefined);
  const handInBy = ways.find(({ no }) => no === way)?.handInBy;
  return {
    ...{ id: row.id, goods: quote.goods, state: folded.state, boxes: unit.cargo.pieces, chilled: unit.chilled },
    ...(sender === undefined ? {} : { senderName: maskName(sender.name) }),
    ...(row.senderTail === null ? {} : { senderPhoneTail: row.senderTail }),
    handedIn: boxes.filter(({ state }) => state !== 'planned').length,
    weighedGrams: weighed.reduce((sum, { grams = 0 }) => sum + grams, 0),
    bookedGrams: quote.grams * unit.cargo.pieces,
    toLoad: isAboard || !isFirst ? [] : boxes.flatMap((box) => toLoadOf(whole, box)),
    ...(isFirst ? {} : { changesHere: true as const }),
    ...(isFirst && handInBy !== undefined ? { handInBy } : {}),
    ...(move === undefined ? {} : { move }),
  };
}

/** A box that nobody has put on a bus; none where it is there already, or goes nowhere. */
function toLoadOf({ boxes }: WholeShipment, { no, state }: FoldedBox): BoxToLoad[] {
  if (state !== 'planned' && state !== 'received') return [];
  const code = boxes.find((box) => box.no === no)?.code;
  return [{ no, ...(code === undefined ? {} : { code }) }];
}

/** True where a box that was put on one bus rides on this one: it is the same, or the next of its way. */
function ridesOn({ ways }: WholeShipment, no: number | undefined, bus: TripDay, trip: TripDay): boolean {
  if (tripKey(bus) === tripKey(trip)) return true;
  const keys = ways.find((way) => way.no === no)?.rides.map(tripKey) ?? [];
  return keys.includes(tripKey(bus)) && keys.includes(tripKey(trip));
}

/** True where more is meant for some leg of a bus than its hold, or what is kept cold on it, may carry. */
export function isOverfull(bus: BusFullness): boolean {
  return [false, true].some((chilled) => isSomething(mostOver(legsOf(bus, chilled))));
}

/** How many boxes of which units a bus has no room for, in its hold and where things are kept cold. */
export function boxesTooMany(
  riding: readonly Pick<RidingOrder, 'unit' | 'whole'>[],
  bus: BusFullness,
): ReadonlyMap<string, number> {
  return new Map([...movedOn(riding, bus, false), ...movedOn(riding, bus, true)]);
}

/** Boxes of a way that nobody has put on a bus, in the order in which they go: what was brought stays longest, and of all the first. */
export function firstToGo({ folded }: Pick<WholeShipment, 'folded'>, way: number): FoldedBox[] {
  const open = folded.boxes.filter((box) => box.way === way && box.stranded !== true).reverse();
  return (['planned', 'received'] as const).flatMap((state) => open.filter((box) => box.state === state));
}

/** What must go with another bus, by the name of the unit: what is not loaded yet, and of that what can wait longest. */
function movedOn(
  riding: readonly Pick<RidingOrder, 'unit' | 'whole'>[],
  bus: BusFullness,
  chilled: boolean,
): ReadonlyMap<string, number> {
  const movable = riding
    .filter(({ unit }) => unit.chilled === chilled)
    .sort(byUrgency)
    .map(({ unit, whole }): MovableBoxes => ({
      ...{ id: unit.unit, fromSequence: unit.fromSequence, toSequence: unit.toSequence },
      boxes: freedBy(whole, unit),
    }));
  return boxesToMove(legsOf(bus, chilled), movable);
}

/** What the unit takes less with each box that goes: those that stay keep no more than the unit had. */
function freedBy({ quote, folded }: WholeShipment, { unit, cargo }: RidingUnit): Cargo[] {
  const going = firstToGo({ folded }, wayOf(unit));
  const withoutFirst = (count: number): Cargo =>
    cargoLeft(cargo, cargoLeft(cargo, cargoOfBoxes(quote, going.slice(count))));
  return going.map((_box, at) => cargoLeft(withoutFirst(at), withoutFirst(at + 1)));
}

function legsOf({ room, legs, chill = NO_CARGO, chillLegs }: BusFullness, chilled: boolean): FullLeg[] {
  return [...(chilled ? chillLegs : legs)].map(([sequence, load]) => ({
    sequence,
    load,
    room: chilled ? chill : room,
  }));
}

/** Who stays first: what was booked before what is only kept, what spoils first, and who came first. */
function byUrgency({ whole: one }: Pick<RidingOrder, 'whole'>, { whole: other }: Pick<RidingOrder, 'whole'>): number {
  const isOpen = ({ folded }: WholeShipment): number => (folded.state === 'held' ? 1 : 0);
  return firstDifference(
    isOpen(one) - isOpen(other),
    firstDifference(
      Math.sign((one.quote.freshHours ?? 1e9) - (other.quote.freshHours ?? 1e9)),
      one.row.createdAt.getTime() - other.row.createdAt.getTime(),
    ),
  );
}

function isSomething({ grams, litres, pieces }: Cargo): boolean {
  return grams + litres + pieces > 0;
}
