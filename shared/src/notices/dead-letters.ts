// What has happened that could not be passed on, and does it need a person?
import type { ServiceDate } from '../clock.js';
import { endpoint } from '../endpoint.js';
import { deadLetterPolicy } from './notices.policy.js';

/** An event that was tried so often that it is not tried any more by itself. */
export interface DeadLetter {
  readonly id: string;
  /** Such as `timetable.trip_cancelled`. */
  readonly topic: string;
  /** ISO 8601 instants. */
  readonly createdAt: string;
  readonly diedAt: string;
  readonly attempts: number;
  /** Name of the listener and kind of error, never anything of a person. */
  readonly error: string;
}

/** How many of them died on a day. */
export interface DeadLettersOfDay {
  readonly date: ServiceDate;
  readonly letters: number;
}

/** So many days are counted, today the last. */
export const DEAD_LETTER_DAYS = 14;

/** What could not be passed on. */
export interface DeadLetterList {
  readonly deadLetters: readonly DeadLetter[];
  readonly total: number;
  /** The last days in order, of which letters still lie there. */
  readonly daily: readonly DeadLettersOfDay[];
}

/** Events on their way between the features. */
export const deadLettersApi = {
  deadLetters: endpoint<{ readonly limit?: number }, DeadLetterList>('GET', '/api/events/dead-letters', {
    access: deadLetterPolicy.list.roles,
    summary: 'Events that could not be passed on, oldest first, and how many of each day',
  }),
  retry: endpoint<{ readonly id: string }, { readonly retried: true }>('POST', '/api/events/dead-letters/:id/retries', {
    access: deadLetterPolicy.retry.roles,
    summary: 'Try a dead letter again from the start',
    fails: ['event_not_found'],
  }),
};
