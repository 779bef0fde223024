// How does one get from one place to another, and how does a parcel?
import { parseInstant } from '../clock.js';
import type { ServiceDate } from '../clock.js';
import { endpoint } from '../endpoint.js';
import type { Bay } from './boards/stop.js';

/** One part of a journey. */
export interface JourneyLeg {
  readonly mode: 'bus' | 'walk';
  readonly tripId?: string;
  /** The service day that the trip belongs to; after midnight it may be the day before. */
  readonly serviceDate?: ServiceDate;
  readonly routeName?: string;
  readonly headsign?: string;
  readonly fromStopId: string;
  readonly fromStopName: string;
  readonly toStopId: string;
  readonly toStopName: string;
  /** ISO 8601 with the county's offset. */
  readonly departure: string;
  readonly arrival: string;
  /** True where the bus may leave, or come, a little sooner or later (GTFS timepoint 0). */
  readonly departureApproximate?: true;
  readonly arrivalApproximate?: true;
  /** True when the bus of the leg before goes on as this one: one keeps one's seat. */
  readonly stay?: true;
  /** Where at its station the bus stands, when the timetable says. */
  readonly fromBay?: Bay;
  readonly toBay?: Bay;
}

/** A way to get from one place to another. It leaves as late as its first bus allows. */
export interface Journey {
  /** ISO 8601 with the county's offset. */
  readonly departure: string;
  readonly arrival: string;
  readonly changes: number;
  /** Never two walks one after the other. */
  readonly legs: readonly JourneyLeg[];
}

/**
 * The question "how do I get there"; `from` and `to` are stop ids, point ids or codes of areas: a township's
 * stands for its station, the county's for its hub. With `departAfter` the next few useful journeys are told, with `arriveBefore` the last few, with neither all
 * that are left of the day. Both together are refused (`two_times_given`).
 */
export interface JourneyAsk {
  readonly from: string;
  readonly to: string;
  /** Today unless given. */
  readonly date?: ServiceDate;
  /** `HH:MM`; unless given it is now, or the start of the day when another date is asked for. */
  readonly departAfter?: string;
  /** `HH:MM`: be there by then. Of today only those that one can still catch. */
  readonly arriveBefore?: string;
}

/**
 * Journeys that are of use: of two, one leaves later or arrives earlier or has fewer changes. Earliest
 * arrival first. From a place to itself there is none.
 */
export interface JourneyAnswer {
  readonly date: ServiceDate;
  readonly journeys: readonly Journey[];
  /** When there is none that day: the next day that has one, and its first ones. */
  readonly next?: { readonly date: ServiceDate; readonly journeys: readonly Journey[] };
}

/** The question "there and back in a day": "at the hospital by ten, home by four". */
export interface OutingAsk {
  readonly from: string;
  readonly to: string;
  /** Today unless given. */
  readonly date?: ServiceDate;
  /** `HH:MM`: be there by then. */
  readonly arriveBefore?: string;
  /** `HH:MM`: be home by then. */
  readonly homeBefore?: string;
}

/** Ways there and ways back of one day; `outings` puts them together. Both are empty when no two fit. */
export interface OutingAnswer {
  readonly date: ServiceDate;
  /** Those after which one can still get home in time, earliest arrival first. */
  readonly outward: readonly Journey[];
  /** Those home in time that leave after one can have got there. */
  readonly homeward: readonly Journey[];
  /** When none fit: the next day on which some do. */
  readonly next?: {
    readonly date: ServiceDate;
    readonly outward: readonly Journey[];
    readonly homeward: readonly Journey[];
  };
}

/** A day out: there, some time, and back. */
export interface Outing {
  readonly outward: Journey;
  readonly homeward: Journey;
  /** Whole minutes between getting there and leaving again. */
  readonly minutesThere: number;
}

/** All ways to combine going and coming back with at least `leastMinutes` there: the first there first, then the longest stay. */
export function outings(outward: readonly Journey[], homeward: readonly Journey[], leastMinutes = 1): Outing[] {
  return outward.flatMap((there) =>
    homeward
      .map((back) => ({
        outward: there,
        homeward: back,
        minutesThere: Math.floor((Date.parse(back.departure) - Date.parse(there.arrival)) / 60_000),
      }))
      .filter(({ minutesThere }) => minutesThere >= leastMinutes)
      .sort((a, b) => b.minutesThere - a.minutesThere),
  );
}

/** What the post's work costs a parcel in time. */
export const parcelTimes = {
  /** Minutes before a bus leaves until which a parcel is taken: it is opened, weighed, labelled and bagged. */
  cutOffMinutes: 15,
  /** Minutes from bus to bus at a township station: unloading, and the next driver's signature. */
  stationMinutes: 15,
  /** Minutes from bus to bus at the county hub, where every parcel is sorted. */
  hubMinutes: 45,
  /** Days ahead in which a bus with room is looked for. */
  daysAhead: 7,
} as const;

/** The question "when is it there if I hand it in now". */
export interface ParcelJourneyAsk {
  readonly from: string;
  readonly to: string;
  /** When it is at the point: an ISO 8601 instant, or the county's time as `YYYY-MM-DDTHH:MM`. Now unless given. */
  readonly readyAt?: string;
  /** What it needs in the hold; buses without as much room are left out. */
  readonly volumeLitres?: number;
  readonly weightGrams?: number;
}

/** The instant that `readyAt` means; undefined when it means none. A `+` that a URL turned into a space is one again. */
export function readyInstant(text: string): Date | undefined {
  const zoned = text.replace(/ (\d{2}:\d{2})$/, '+$1');
  return parseInstant(zoned) ?? parseInstant(`${zoned}+08:00`);
}

/** A parcel's way: buses only, from hand to hand. */
export interface ParcelJourney extends Journey {
  /** Until when it must be handed in for its first bus. */
  readonly handInBy: string;
}

/** The endpoints of the journey planner. */
export const journeyApi = {
  journeys: endpoint<JourneyAsk, JourneyAnswer>('GET', '/api/journeys', {
    access: ['public'],
    summary: 'Ways by bus and on foot from one place to another, earliest arrival first',
    fails: ['two_times_given', 'stop_not_found'],
  }),
  outings: endpoint<OutingAsk, OutingAnswer>('GET', '/api/outings', {
    access: ['public'],
    summary: 'Ways there and back on one day, home in time',
    fails: ['stop_not_found'],
  }),
  parcelJourneys: endpoint<ParcelJourneyAsk, { journeys: readonly ParcelJourney[] }>('GET', '/api/parcel-journeys', {
    access: ['public'],
    summary: 'Ways of a parcel by the buses that carry parcels, earliest arrival first',
    fails: ['stop_not_found'],
  }),
};
