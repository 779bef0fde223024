// What is different from the timetable at a stop right now, for a phone that has the timetable already?
import type { ServiceDate } from '../../clock.js';
import type { Board } from './board.js';
import type { Departure } from './departure.js';
import { inOrderOfTime } from './bus-time.js';

/** What is different from the timetable at a departure. */
export type LiveDeparture = Pick<
  Departure,
  'tripId' | 'serviceDate' | 'status' | 'reason' | 'live' | 'doubt' | 'alternative'
>;

/**
 * What is different from the timetable at a stop: a few hundred bytes where a board has many thousand. It
 * replaces what was told before. A departure of one of its `dates` that is not in it runs as in the
 * timetable, as far as anybody knows.
 */
export interface LiveBoard {
  /** Hand this back as `since`. */
  readonly version: string;
  /** Names the published timetable: when it changes, the board itself must be fetched anew. */
  readonly timetable: string;
  /** The service days that it speaks of: today, and yesterday for its buses after midnight. */
  readonly dates: readonly ServiceDate[];
  readonly departures: readonly LiveDeparture[];
}

/** The question for what is different; with `since` it is answered when that changes, or after `wait` seconds. */
export interface LiveBoardAsk {
  readonly stopId: string;
  readonly since?: string;
  /** 0 to 25; 25 unless given. */
  readonly wait?: number;
}

/** The longest wait, in seconds: shorter than the half minute after which proxies hang up. */
export const MOST_WAIT = 25;

/** Departures of a stop with what is different put in, in the order in which they are expected. */
export function liveDepartures(departures: readonly Departure[], live: LiveBoard): Departure[] {
  const known = new Map(live.departures.map((each) => [`${each.serviceDate} ${each.tripId}`, each]));
  const told = departures.map((departure): Departure => {
    if (!live.dates.includes(departure.serviceDate)) return departure;
    const { live: _live, doubt: _doubt, reason: _reason, alternative: _alternative, ...plain } = departure;
    const news = known.get(`${departure.serviceDate} ${departure.tripId}`);
    return {
      ...plain,
      status: 'scheduled',
      ...news,
    };
  });
  return inOrderOfTime(told);
}

/** A board, from the server or from a pack, with what is different put in. */
export function withLive(board: Board, live: LiveBoard): Board {
  return {
    ...board,
    departures: liveDepartures(board.departures, live),
  };
}
