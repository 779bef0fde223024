// What stands on the board of a stop?
import type { ServiceDate } from '../../clock.js';
import type { Crs } from '../../position.js';
import type { Departure } from './departure.js';
import type { Stop } from './stop.js';

/**
 * Why no bus is left to take. `no_timetable`: the timetable has no bus anywhere on that day; `not_this_stop`: none
 * comes here on it; `gone`: the last one's time is over; `cancelled`: those that would still come do not run.
 */
export const boardNones = ['no_timetable', 'not_this_stop', 'gone', 'cancelled'] as const;
export type BoardNone = (typeof boardNones)[number];

/** The departures of a stop on a day. */
export interface Board {
  readonly stop: Stop;
  readonly date: ServiceDate;
  /** In the order of time. With no date asked, from now on. */
  readonly departures: readonly Departure[];
  /** Set when no bus is left to take. */
  readonly none?: BoardNone;
  /** When none is left: the next day that has one, with its first departures. */
  readonly next?: { readonly date: ServiceDate; readonly departures: readonly Departure[] };
}

/** The question for a board. */
export interface BoardAsk {
  readonly stopId: string;
  readonly date?: ServiceDate;
  /** 1 to 50; the whole day unless given. */
  readonly limit?: number;
  readonly crs?: Crs;
}
