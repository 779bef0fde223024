// What stands on the board of a stop?
import type { ServiceDate } from '../../clock.js';
import type { Crs } from '../../position.js';
import type { Departure } from './departure.js';
import type { Stop } from './stop.js';

/** The departures of a stop on a day. */
export interface Board {
  readonly stop: Stop;
  readonly date: ServiceDate;
  /** In the order of time. With no date asked, from now on. */
  readonly departures: readonly Departure[];
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
