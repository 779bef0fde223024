// Who wants to be reminded of which bus, and how do they say so?
import type { ServiceDate } from '../clock.js';
import { endpoint } from '../endpoint.js';
import type { Departure } from './boards/departure.js';

/** `before`: so many minutes before it can be at the stop; `passing`: when it has come to the stop, or left its first. */
export const reminderKinds = ['before', 'passing'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Minutes before the earliest plausible time: the usual, and the limits. */
export const USUAL_MINUTES = 15;
export const LEAST_MINUTES = 5;
export const MOST_MINUTES = 120;

/** Reminders of one account that still wait. */
export const MOST_REMINDERS = 20;
/** Days ahead for which one may ask: as far as a pack goes. */
export const REMINDER_DAYS = 14;

/** What somebody asks to be reminded of. */
export interface TripReminderAsk {
  readonly kind: ReminderKind;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly stopId: string;
  /** Tells two calls at one stop apart; the first one unless given. */
  readonly stopSequence?: number;
  /** For `before`; 15 unless given. */
  readonly minutes?: number;
}

/**
 * What became of a reminder. `waiting`: its time has not come; `told`; `cancelled`: the bus does not come to
 * this stop, of which its owner hears instead; `over`: the bus is gone, or nobody said where it was.
 */
export const reminderStates = ['waiting', 'told', 'cancelled', 'over'] as const;
export type ReminderState = (typeof reminderStates)[number];

/** A reminder as its owner sees it. */
export interface TripReminder {
  readonly id: string;
  readonly kind: ReminderKind;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly stopId: string;
  readonly stopSequence: number;
  readonly stopName: string;
  /** For `before`. */
  readonly minutes?: number;
  readonly state: ReminderState;
  /** ISO 8601 instants: when it was asked for, when it was told. */
  readonly setAt: string;
  readonly toldAt?: string;
  /** When the bus leaves the stop by the timetable, ISO 8601. */
  readonly plannedAt: string;
  /** What is known of the bus now; absent when the timetable has it no more. */
  readonly departure?: Departure;
}

/** The caller's reminders, in the order of the buses: those of today and later, and of yesterday. */
export interface TripReminders {
  readonly reminders: readonly TripReminder[];
}

/** The endpoints of reminders. */
export const tripRemindersApi = {
  list: endpoint<Record<string, never>, TripReminders>('GET', '/api/trip-reminders', {
    access: ['resident'],
    summary: 'What the caller is to be reminded of',
  }),
  set: endpoint<TripReminderAsk, TripReminders>('POST', '/api/trip-reminders', {
    access: ['resident'],
    summary:
      'Remind me of this bus at this stop on this day; the same again is no failure, other minutes take the place of the earlier ones',
    fails: [
      'stop_not_found',
      'trip_not_found',
      'too_many_reminders',
      'reminder_too_late',
      'reminder_too_early',
      'trip_is_cancelled',
    ],
  }),
  takeBack: endpoint<{ readonly id: string }, TripReminders>('DELETE', '/api/trip-reminders/:id', {
    access: ['resident'],
    summary: 'Do not remind me; a second time is no failure',
    fails: ['reminder_not_found'],
  }),
};
