// What is one departure of a bus from a stop, and what may be known of it?
import type { ServiceDate } from '../../clock.js';
import type { BookingRule } from './booking-rule.js';
import type { Bay } from './stop.js';

/**
 * `departed`: the driver says that it has left; `at_stop`: it was last seen at a stop; `announced`:
 * somebody said how late it will be. Without any of these there is only the timetable.
 */
export const liveBases = ['departed', 'at_stop', 'announced'] as const;
export type LiveBasis = (typeof liveBases)[number];

/** What is known of a departure beyond the timetable. */
export interface DepartureLive {
  readonly basis: LiveBasis;
  /** The stop that it was last seen at or has left. */
  readonly stopName?: string;
  /** ISO 8601 instant of the report that this rests on. */
  readonly at: string;
  /** ISO 8601: when it is expected to leave here; when it left, if it has. */
  readonly expected: string;
  /** Seconds by which `expected` may be off, either way. */
  readonly uncertainty: number;
  /** True when the bus has left this stop. */
  readonly passed?: true;
  /** True when it was seen at this very stop, and not to leave it. */
  readonly here?: true;
  /** Why it is late, as somebody said who announced that. */
  readonly why?: string;
}

/** Why a departure may not take place although nobody has cancelled it. */
export interface DepartureDoubt {
  /** What happened, as was reported: its vehicle broke down on the trip before. */
  readonly why: string;
  /** ISO 8601 instant of that. */
  readonly at: string;
}

/** The departure that somebody can take instead of a cancelled one. */
export interface Alternative {
  readonly tripId: string;
  readonly serviceDate: string;
  readonly routeName: string;
  /** When it is expected: a bus that is late itself is waited for so long. ISO 8601 with the county's offset. */
  readonly departure: string;
  /** Where it goes, when it does not call at all stops at which the other would have. */
  readonly onlyTo?: string;
}

/** What is known of a departure. A cancelled one stays in every list. */
export const departureStatuses = ['scheduled', 'cancelled'] as const;
export type DepartureStatus = (typeof departureStatuses)[number];

/** One departure of a board. */
export interface Departure {
  readonly tripId: string;
  readonly routeId: string;
  /** The line's short name, such as K12. */
  readonly routeName: string;
  readonly routeLongName: string;
  /** Where the bus says that it goes. */
  readonly headsign: string;
  /** The service day that the trip belongs to; after midnight it is the day before. */
  readonly serviceDate: ServiceDate;
  /** ISO 8601 with the county's offset. */
  readonly departure: string;
  /** Seconds past the start of `serviceDate`; may exceed 86,400. */
  readonly seconds: number;
  /** True where the time is approximate (GTFS timepoint 0): the bus may pass a little sooner or later. */
  readonly approximate: boolean;
  /** True where the trip takes parcels along. */
  readonly carriesParcels: boolean;
  readonly status: DepartureStatus;
  /** Why it is cancelled. */
  readonly reason?: string;
  /** What is known beyond the timetable; absent when that is all there is. */
  readonly live?: DepartureLive;
  /** Absent when nothing speaks against its coming. */
  readonly doubt?: DepartureDoubt;
  /** For a cancelled departure: the next one that calls afterwards wherever this one would have. */
  readonly alternative?: Alternative;
  /** True where one may hail the bus anywhere from here to the next stop (招手即停). */
  readonly hail?: true;
  /** Set where boarding must be arranged: phone the company before, or ask the driver. */
  readonly arrange?: 'phone' | 'driver';
  /** How it is called, where one must phone before and the timetable says how. */
  readonly booking?: BookingRule;
  /** True for a run that is there for a township's market (圩日). */
  readonly marketDay?: true;
  /** Where at the station the bus stands, when the timetable says. */
  readonly bay?: Bay;
  /** Seconds from leaving here until it is where it says that it goes, by the timetable. */
  readonly ride?: number;
}
