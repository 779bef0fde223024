// What has happened that could not be passed on, and does it need a person?
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

/** Events on their way between the features. */
export const deadLettersApi = {
  deadLetters: endpoint<{ readonly limit?: number }, { deadLetters: DeadLetter[]; readonly total: number }>(
    'GET',
    '/api/events/dead-letters',
    {
      access: deadLetterPolicy.list.roles,
      summary: 'Events that could not be passed on, oldest first',
    },
  ),
  retry: endpoint<{ readonly id: string }, { readonly retried: true }>('POST', '/api/events/dead-letters/:id/retries', {
    access: deadLetterPolicy.retry.roles,
    summary: 'Try a dead letter again from the start',
    fails: ['event_not_found'],
  }),
};
