// Which legs does a way consist of, and can they be made plainer without losing any time?
import { departureOf, HopField, ofHop } from './connections.js';
import type { Connections } from './connections.js';
import type { WayPart } from './directed-search.js';
import type { Footpaths } from './footpaths.js';
import type { RideCalls } from './hops.js';

/**
 * A part of a journey; times are seconds past the start of the asked day. `fromRow` and `toRow` are stop
 * times, `dayStart` is where the trip's own service day starts: -86,400 for a bus of yesterday.
 */
export type FoundLeg = FoundRide | FoundWalk;
export interface FoundRide {
  readonly mode: 'bus';
  readonly trip: number;
  readonly dayStart: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly departure: number;
  readonly arrival: number;
  /** True when it is the vehicle of the ride before, which goes on: one keeps one's seat. */
  readonly stay?: true;
}
export interface FoundWalk {
  readonly mode: 'walk';
  readonly from: number;
  readonly to: number;
  readonly departure: number;
  readonly arrival: number;
}

/** A walk of which only the length is known as yet. */
interface DraftWalk {
  readonly mode: 'walk';
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}
type Draft = FoundRide | DraftWalk;

/** The legs of a way in the order of time. `end` is given when the hops are those seen backwards from `end`. */
export function legsOf(parts: readonly WayPart[], connections: Connections, end?: number): Draft[] {
  const drafts = parts.map((part): Draft => {
    if ('seconds' in part)
      return end === undefined
        ? { mode: 'walk', ...part }
        : { mode: 'walk', from: part.to, to: part.from, seconds: part.seconds };
    const ride = ofHop(connections, part.board, HopField.ride);
    const [first, last] = end === undefined ? [part.board, part.exit] : [part.exit, part.board];
    return {
      mode: 'bus',
      trip: connections.rideTrip[ride] ?? 0,
      dayStart: connections.rideDayStart[ride] ?? 0,
      fromRow: ofHop(connections, first, HopField.row),
      toRow: ofHop(connections, last, HopField.row) + 1,
      departure:
        end === undefined ? departureOf(connections, first) : end - ofHop(connections, first, HopField.arrival),
      arrival: end === undefined ? ofHop(connections, last, HopField.arrival) : end - departureOf(connections, last),
    };
  });
  return end === undefined ? drafts : drafts.reverse();
}

/**
 * Makes legs plainer without changing when one leaves, arrives or how often one changes: gets off a bus
 * at its first call at a stop and boards at its last (a loop is not ridden round for nothing), and
 * stays where one is rather than walk to where the next bus comes from or goes to. Then times the walks:
 * the first ends when the bus leaves, every other begins when one has got off.
 */
export function straighten(
  drafts: readonly Draft[],
  callsOf: (trip: number, dayStart: number) => RideCalls,
  footpaths: Footpaths,
): FoundLeg[] {
  const legs = drafts.map((leg) => (leg.mode === 'bus' ? withoutLoop(leg, callsOf(leg.trip, leg.dayStart)) : leg));
  for (let index = 1; index + 1 < legs.length; index += 1) {
    const [before, walk, after] = [legs[index - 1], legs[index], legs[index + 1]];
    if (before?.mode !== 'bus' || walk?.mode !== 'walk' || after?.mode !== 'bus') continue;
    const earlier = boardAt(
      walk.from,
      after,
      callsOf(after.trip, after.dayStart),
      before.arrival + (footpaths.change[walk.from] ?? 0),
    );
    if (earlier) legs.splice(index, 2, earlier);
  }
  return timed(legs);
}

function withoutLoop(ride: FoundRide, calls: RideCalls): FoundRide {
  const from = calls.boarding(ride.fromRow);
  const to = calls.leaving(ride.toRow);
  let { fromRow, toRow } = ride;
  for (let row = ride.fromRow + 1; row < toRow; row += 1) if (calls.leaving(row) === to) toRow = row;
  for (let row = toRow - 1; row > fromRow; row -= 1) if (calls.boarding(row) === from) fromRow = row;
  return {
    ...ride,
    fromRow,
    toRow,
    departure: calls.departure(fromRow) + ride.dayStart,
    arrival: calls.arrival(toRow) + ride.dayStart,
  };
}

/** The same ride boarded at `stop`, where it calls on its way at `since` or later; undefined when it does not. */
function boardAt(stop: number, ride: FoundRide, calls: RideCalls, since: number): FoundRide | undefined {
  for (let row = ride.toRow - 1; row >= calls.first; row -= 1) {
    const departure = calls.departure(row) + ride.dayStart;
    if (departure < since) return undefined;
    if (calls.boarding(row) === stop) return { ...ride, fromRow: row, departure };
  }
  return undefined;
}

function timed(legs: readonly Draft[]): FoundLeg[] {
  const found: FoundLeg[] = [];
  legs.forEach((leg, index) => {
    if (leg.mode === 'bus') {
      found.push(leg);
      return;
    }
    const { from, to, seconds } = leg;
    const bus = legs[1];
    const departure = index > 0 ? (found[index - 1]?.arrival ?? 0) : bus?.mode === 'bus' ? bus.departure - seconds : 0;
    found.push({ mode: 'walk', from, to, departure, arrival: departure + seconds });
  });
  return found;
}
