// What is known of buses by the newer of an answer and the news?
import { inOrderOfTime, liveDepartures } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';
import type { StopNews } from './live-news';

/** What is known besides the departures themselves. */
export interface Told {
  readonly news: StopNews;
  /** When the server confirmed the answer that the departures come from, ms since 1970. */
  readonly answeredAt: number | undefined;
}

/**
 * Departures as one may tell them now: with the newer of what their answer and the news say. It stays true when
 * nobody confirms it any more: what was cancelled stays so until somebody takes that back, what has left has left,
 * and a time that somebody reported is better than the timetable's. How old that is stands beside it.
 */
export function toldDepartures(departures: readonly Departure[], { news, answeredAt }: Told): Departure[] {
  const { live, at } = news;
  const newer = live !== undefined && at !== undefined && at >= (answeredAt ?? -Infinity);
  return newer ? liveDepartures(departures, live) : inOrderOfTime(departures);
}
