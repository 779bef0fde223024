// What runs on a line on a day, and where is its bus now?
import { isoOf } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { Departure, DepartureDoubt, DepartureLive, LiveBasis } from './departure.js';
import type { Bay } from './stop.js';
import type { TripState } from '../driving/trip-state.js';

/** A stop at which some trip of the line calls. */
export interface LineDayStop {
  readonly id: string;
  readonly name: string;
}

/** One way of a line: there, back, or round. */
export interface LineWay {
  /** Names the way within its line. */
  readonly key: string;
  /** Where most of its buses say that they go. */
  readonly headsign: string;
  /** Stops of its longest trip, in order; one that is called at twice is in it twice. */
  readonly stopIds: readonly string[];
}

/** A call of a trip. All seconds are past the start of the trip's service day and may exceed 86,400. */
export interface LineCall {
  /** Of a bay it is the station. */
  readonly stopId: string;
  readonly bay?: Bay;
  /** GTFS stop_sequence: tells two calls at one stop apart. */
  readonly sequence: number;
  /** Planned; `arrival` only where the bus stands for a while. */
  readonly departure: number;
  readonly arrival?: number;
  /** Where people go who board here, where that is not the trip's headsign: on a round trip to where it turns. */
  readonly towards?: string;
  /** True where the time is approximate (GTFS timepoint 0). */
  readonly approximate?: true;
  /** When it is expected to leave, and by how many seconds that may be off either way; absent with only the timetable. */
  readonly expected?: number;
  readonly uncertainty?: number;
  /** True when the bus has left it. */
  readonly passed?: true;
  /** True when the bus does not come here, because it turns back before. */
  readonly skipped?: true;
}

/** Where a bus was last seen, and what somebody said of it since. */
export interface LineBus {
  readonly basis: LiveBasis;
  /** Number of the call, from 0, that it was last seen at; absent while it was seen nowhere. */
  readonly call?: number;
  /** True when it was seen leaving there. */
  readonly left?: true;
  /** ISO 8601 instant of the report that this rests on: its age is the age of the position. */
  readonly at: string;
  /** Why it is late. */
  readonly why?: string;
}

/** One trip of the line on one day. */
export interface LineTrip {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  /** `key` of its way. */
  readonly way: string;
  readonly headsign: string;
  readonly state: TripState;
  /** Why it is cancelled or turns back. */
  readonly reason?: string;
  readonly carriesParcels: boolean;
  /** True for a run that is there for a township's market (圩日). */
  readonly marketDay?: true;
  readonly calls: readonly LineCall[];
  readonly bus?: LineBus;
  /** Absent when nothing speaks against its coming. */
  readonly doubt?: DepartureDoubt;
}

/** A line's day. */
export interface LineDay {
  readonly routeId: string;
  readonly name: string;
  readonly longName: string;
  readonly agencyName: string;
  readonly date: ServiceDate;
  readonly stops: readonly LineDayStop[];
  /** The way with most trips first. */
  readonly ways: readonly LineWay[];
  /** In the order of departure, cancelled ones among them; with no date asked also yesterday's that are still on the road. */
  readonly trips: readonly LineTrip[];
  /** When none runs: the next day on which one does, if there is one within two weeks. */
  readonly nextDate?: ServiceDate;
}

/** The question for a line's day; today unless said. */
export interface LineDayAsk {
  readonly routeId: string;
  readonly date?: ServiceDate;
}

/** The endpoint of a line's page. */
export const lineDayApi = {
  day: endpoint<LineDayAsk, LineDay>('GET', '/api/lines/:routeId', {
    access: ['public'],
    summary: 'The trips of a line on a day with every call, and where each bus was last seen; cancelled ones are kept',
    fails: ['line_not_found'],
  }),
};

/** A call as the departure that boards tell of it: what is said of a bus is then said in one way everywhere. */
export function departureOfCall(
  line: Pick<LineDay, 'routeId' | 'name' | 'longName' | 'stops'>,
  trip: LineTrip,
  call: number,
): Departure | undefined {
  const here = trip.calls[call];
  if (!here) return undefined;
  const { serviceDate } = trip;
  const cancelled = trip.state === 'cancelled' || here.skipped === true;
  const [live, ride] = [liveOfCall(line, trip, call), rideOfCall(line, trip, call)];
  return {
    tripId: trip.tripId,
    routeId: line.routeId,
    routeName: line.name,
    routeLongName: line.longName,
    headsign: here.towards ?? trip.headsign,
    serviceDate,
    departure: isoOf(serviceDate, here.departure),
    seconds: here.departure,
    approximate: here.approximate === true,
    carriesParcels: trip.carriesParcels,
    status: cancelled ? 'cancelled' : 'scheduled',
    ...(cancelled && trip.reason !== undefined ? { reason: trip.reason } : {}),
    ...(trip.marketDay === undefined ? {} : { marketDay: true }),
    ...(here.bay === undefined ? {} : { bay: here.bay }),
    ...(live === undefined ? {} : { live }),
    ...(trip.doubt === undefined || cancelled ? {} : { doubt: trip.doubt }),
    ...(ride === undefined ? {} : { ride }),
  };
}

/** Seconds until the bus is where people go who board here; undefined where it only comes back here. */
function rideOfCall(
  { stops }: Pick<LineDay, 'stops'>,
  { calls, headsign }: LineTrip,
  call: number,
): number | undefined {
  const [here, last] = [calls[call], calls[calls.length - 1]];
  const place = here?.towards ?? headsign;
  // Old phones have no findLast.
  const there = calls
    .filter(({ stopId }, number) => number > call && stops.find(({ id }) => id === stopId)?.name === place)
    .pop();
  const end = there ?? (last?.stopId === here?.stopId ? undefined : last);
  return here === undefined || end === undefined ? undefined : (end.arrival ?? end.departure) - here.departure;
}

/** What is known of a call beyond the timetable. */
function liveOfCall({ stops }: Pick<LineDay, 'stops'>, trip: LineTrip, call: number): DepartureLive | undefined {
  const { bus, calls, serviceDate } = trip;
  const here = calls[call];
  if (bus === undefined || here?.expected === undefined) return undefined;
  const seen = bus.call === undefined ? undefined : stops.find(({ id }) => id === calls[bus.call ?? 0]?.stopId)?.name;
  return {
    basis: bus.basis,
    at: bus.at,
    expected: isoOf(serviceDate, here.expected),
    uncertainty: here.uncertainty ?? 0,
    ...(seen === undefined ? {} : { stopName: seen }),
    ...(here.passed === undefined ? {} : { passed: true }),
    ...(bus.call === call && !bus.left ? { here: true } : {}),
    ...(bus.why === undefined ? {} : { why: bus.why }),
  };
}
