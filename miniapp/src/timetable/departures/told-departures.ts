// Which of what was heard of buses may still be told, and what is only the timetable again?
import { liveDepartures } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';
import type { StopNews } from './live-news';

/** Where a bus is says nothing any more when nobody has confirmed it for so long, ms. */
export const FRESH_MS = 300_000;

/** What is known besides the departures themselves. */
export interface Told {
  readonly news: StopNews;
  /** When the server confirmed the answer that the departures come from, ms since 1970. */
  readonly answeredAt: number | undefined;
  readonly now: Date;
}

/**
 * Departures as one may tell them now: with the newer of what their answer and the news say. A
 * cancellation stays true until somebody takes it back; where a bus was stays true for minutes.
 */
export function toldDepartures(departures: readonly Departure[], { news, answeredAt, now }: Told): Departure[] {
  const { live, at } = news;
  const newer = live !== undefined && at !== undefined && at >= (answeredAt ?? -Infinity);
  const known = newer ? liveDepartures(departures, live) : [...departures];
  const confirmed = Math.max(at ?? -Infinity, answeredAt ?? -Infinity);
  return Math.abs(now.getTime() - confirmed) <= FRESH_MS ? known : known.map(byTimetable);
}

function byTimetable(departure: Departure): Departure {
  if (departure.live === undefined) return departure;
  const { live: _live, ...rest } = departure;
  return rest;
}
