// Where is each of a driver's buses, by what the server said and what the phone has not sent yet?
import { compareFacts, endForgotten, foldTrip, instantOf, movesFrom, OWN_ACTOR, tripMoves } from '@kehuoyou/shared';
import type {
  RunSheet,
  RunSheetCall,
  RunSheetTrip,
  ServiceDate,
  TripFact,
  TripMove,
  TripProgress,
  TripReport,
  TripState,
} from '@kehuoyou/shared';
import type { MadeFact } from '../../core/device-facts/fact-queue';

/** A trip as its driver should see it now. */
export interface TripNow {
  readonly trip: RunSheetTrip;
  readonly progress: TripProgress;
  readonly state: TripState;
  /** True when nothing more can be done with it. */
  readonly over: boolean;
  /** Why it is cancelled or turned back. */
  readonly reason?: string;
  /** The one button: to leave the stop where the bus is, or to have come to the next. */
  readonly act?: { readonly kind: 'depart' | 'stop'; readonly call: number };
  /** What else may befall it. */
  readonly moves: readonly TripMove[];
  /** The driver's last act, which can be taken back. */
  readonly undo?: TripFact;
}

/** A trip is not waited for any longer than this after its last stop, ms. */
const GIVEN_UP_MS = 2 * 3_600_000;

/** Folds what waits on the phone into the trips of a sheet. One that was never said to have ended does with the next. */
export function tripsNow(sheet: RunSheet, made: readonly MadeFact<TripReport>[]): TripNow[] {
  return endForgotten(sheet.trips.map((trip) => folded(trip, sheet.date, made))).map((each) =>
    tripNow(each, sheet.date),
  );
}

interface FoldedTrip {
  readonly trip: RunSheetTrip;
  readonly facts: readonly TripFact[];
  readonly progress: TripProgress;
}

function folded(trip: RunSheetTrip, date: ServiceDate, made: readonly MadeFact<TripReport>[]): FoldedTrip {
  const known = new Set(trip.facts.map(({ eventId }) => eventId));
  const own = made
    .filter(({ eventId, tripId, serviceDate }) => tripId === trip.tripId && serviceDate === date && !known.has(eventId))
    .map(factOf);
  const facts = [...trip.facts, ...own];
  return { trip, facts, progress: foldTrip(trip.calls.map(planned), date, facts) };
}

function tripNow({ trip, facts, progress }: FoldedTrip, date: ServiceDate): TripNow {
  // Cancelled beforehand by the company, which no report from the road takes back.
  const announced =
    trip.state === 'cancelled' && foldTrip(trip.calls.map(planned), date, trip.facts).state !== 'cancelled';
  const state = announced ? 'cancelled' : progress.state;
  const reason = announced ? trip.reason : progress.reason;
  const act = announced ? undefined : actOf(progress, trip.calls.length);
  const undo = announced ? undefined : lastAct(facts);
  return {
    trip,
    progress,
    state,
    over: state === 'arrived' || state === 'cancelled' || state === 'short_turned',
    ...(reason === undefined ? {} : { reason }),
    ...(act === undefined ? {} : { act }),
    moves: announced ? [] : movesFrom(tripMoves, state).filter((move) => move !== 'cancel' || !hasLeft(progress)),
    ...(undo === undefined ? {} : { undo }),
  };
}

/** The trip that the driver has to do with at `now`: the one on its way, otherwise the next. */
export function currentTrip(trips: readonly TripNow[], date: ServiceDate, now: Date): TripNow | undefined {
  const open = trips.filter(({ over }) => !over);
  const underWay = open.find(({ state }) => state === 'departed' || state === 'at_stop');
  return (
    underWay ??
    open.find(
      ({ trip }) =>
        instantOf(date, trip.calls[trip.calls.length - 1]?.arrivalSeconds ?? 0).getTime() + GIVEN_UP_MS > now.getTime(),
    ) ??
    open[open.length - 1]
  );
}

function actOf({ state, position }: TripProgress, calls: number): TripNow['act'] {
  switch (state) {
    case 'planned':
    case 'ready':
      return { kind: 'depart', call: 0 };
    case 'at_stop':
      return { kind: 'depart', call: position };
    case 'departed':
      return { kind: 'stop', call: Math.min(position + 1, calls - 1) };
    case 'arrived':
    case 'cancelled':
    case 'short_turned':
      return undefined;
  }
}

/** What has left cannot be cancelled, only go no further. */
function hasLeft({ position, calls }: TripProgress): boolean {
  return position > 0 || calls.some(({ call, departedAt }) => call === 0 && departedAt !== undefined);
}

function lastAct(facts: readonly TripFact[]): TripFact | undefined {
  const retracted = new Set(facts.map(({ retracts }) => retracts));
  return facts
    .filter(
      ({ actor, kind, eventId }) =>
        actor === OWN_ACTOR && kind !== 'ready' && kind !== 'retract' && !retracted.has(eventId),
    )
    .sort(compareFacts)
    .pop();
}

function planned({ stopId, stopSequence, arrivalSeconds, departureSeconds }: RunSheetCall) {
  return { stopId, sequence: stopSequence, arrival: arrivalSeconds, departure: departureSeconds };
}

/** A report of this phone as a fact: what the server will make of it if the phone's clock goes right. */
function factOf(made: MadeFact<TripReport>): TripFact {
  const { serviceDate: _date, tripId: _trip, occurredAt, deviceId = OWN_ACTOR, ...report } = made;
  return { ...report, deviceId, at: Date.parse(occurredAt), source: 'driver', actor: OWN_ACTOR };
}
