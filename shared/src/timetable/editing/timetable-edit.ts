// How does a bus company change its timetable without a GTFS file?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import { calendarPolicy, timetableEditPolicy } from '../timetable.policy.js';
import type { MarketRule, ServiceDays } from './service-days.js';

/**
 * `retime`: the trip leaves its first stop at `departure`, all its calls move along; `add`: an extra run
 * like this trip, leaving at `departure`; `cancel`: it does not run, for `reason`, and stays on the boards
 * as cancelled; `only_on`: from `days.from` to `days.until` it runs on these days and on no others.
 */
export const timetableEditKinds = ['retime', 'add', 'cancel', 'only_on'] as const;
export type TimetableEditKind = (typeof timetableEditKinds)[number];

/** One change. It concerns days from its publication on; what has run, has run. */
export interface TimetableEdit {
  readonly kind: TimetableEditKind;
  /** The trip that is changed; for `add` the one that the extra run is like. */
  readonly tripId: string;
  readonly days: ServiceDays;
  /** `HH:MM` at the first stop, for `retime` and `add`. */
  readonly departure?: string;
  /** For `cancel`: why, in words for passengers. */
  readonly reason?: string;
}

/** A trip in words, as the timetable had it before the change. */
export interface TripName {
  /** The line's short name, such as K12. */
  readonly routeName: string;
  readonly headsign: string;
  /** `HH:MM` at its first stop. */
  readonly departure: string;
}

/** A trip that may be changed, and what there is to know before one does. */
export interface EditableTrip extends TripName {
  readonly tripId: string;
  /** Its first and its last stop. */
  readonly fromStop: string;
  readonly toStop: string;
  /** `HH:MM` at its last stop. */
  readonly arrival: string;
  /** Days of the next two weeks on which it runs by the timetable, cancelled ones among them. */
  readonly dates: readonly ServiceDate[];
  readonly cancelledOn: readonly ServiceDate[];
  /** True for a run that is there for a township's market (圩日). */
  readonly marketDay?: true;
  /** Minutes between two runs of a trip that goes every so often; such a one cannot be changed. */
  readonly everyMinutes?: number;
}

/** A published change. */
export interface PublishedEdit extends TimetableEdit {
  readonly editId: string;
  readonly companyId: string;
  readonly publishedAt: string;
  /** The trip that it speaks of; absent when that is not there any more. */
  readonly trip?: TripName;
  /** When it was taken back. */
  readonly undoneAt?: string;
  /** The extra run that it made, for `add` and for a `retime` of some days only. */
  readonly newTripId?: string;
  /** False when the trip that it speaks of is not there any more, so that it does nothing. */
  readonly inEffect: boolean;
}

/** What people at one stop would see change. */
export interface BoardChange {
  readonly stopId: string;
  readonly stopName: string;
  readonly routeName: string;
  readonly headsign: string;
  readonly tripId: string;
  /** The days on which it is so, in order. */
  readonly dates: readonly ServiceDate[];
  /** `HH:MM` before and after; without `before` a new departure, without `after` one that is gone. */
  readonly before?: string;
  readonly after?: string;
  /** Set when the departure stays on the board as cancelled. */
  readonly cancelled?: string;
}

/** What changes would do. */
export interface EditPreview {
  /** Hand this back to publish: it names the timetable that the preview was drawn against. */
  readonly basis: string;
  readonly from: ServiceDate;
  readonly until: ServiceDate;
  /** Stop by stop, in the order of the day; the first 500. */
  readonly changes: readonly BoardChange[];
  /** How many departures on how many days are different in all. */
  readonly departures: number;
  /** First day of the range of which nobody knows yet whether it is worked, where a change depends on that. */
  readonly unannouncedFrom?: ServiceDate;
}

/** Changes that one publication may hold. */
export const MOST_EDITS = 50;
/** Days that one preview may show. */
export const MOST_PREVIEW_DAYS = 31;

/** Changes to look at before they are published; the range is the next 14 days unless given. */
export interface PreviewAsk {
  readonly edits: readonly TimetableEdit[];
  readonly from?: ServiceDate;
  readonly until?: ServiceDate;
}

/** The market days of a township. */
export interface TownshipMarket extends MarketRule {
  readonly townshipName: string;
  /** Its market days in the time asked for. */
  readonly dates: readonly ServiceDate[];
}

/** A day that the calendar has otherwise: a holiday announced late, or a working Saturday. */
export interface DayOverride {
  readonly date: ServiceDate;
  readonly kind: 'work' | 'rest';
  readonly name: string;
}

/** A day that is not what its weekday says, or of which the county office has said what it is. */
export interface CalendarDay extends DayOverride {
  /** True where the county office has said so; otherwise it is in the calendar of the State Council. */
  readonly byOffice: boolean;
  /** True for a holiday that the law fixes, of a year for which the State Council has not said yet which weekends are worked. */
  readonly unannounced?: true;
}

/** The endpoints of editing. A manager changes their own company's trips, the county office everybody's. */
export const timetableEditApi = {
  trips: endpoint<{ routeId: string }, { trips: EditableTrip[] }>('GET', '/api/timetable/lines/:routeId/trips', {
    access: timetableEditPolicy.listTrips.roles,
    summary: 'The trips of a line that may be changed, in the order of the day, with the next 14 days',
    fails: ['line_not_found'],
  }),
  preview: endpoint<PreviewAsk, EditPreview>('POST', '/api/timetable/edits/preview', {
    access: timetableEditPolicy.preview.roles,
    summary: 'What people would see if these changes were published; nothing is kept',
    keyless: 'it is a question, too long for a URL: nothing is kept, however often it is asked',
    fails: ['trip_not_found', 'trip_not_editable', 'market_rule_missing'],
  }),
  publish: endpoint<{ basis: string; edits: readonly TimetableEdit[] }, { edits: PublishedEdit[] }>(
    'POST',
    '/api/timetable/edits',
    {
      access: timetableEditPolicy.publish.roles,
      summary: 'Publish changes that were previewed against the timetable named by basis',
      fails: ['trip_not_found', 'trip_not_editable', 'edit_without_effect', 'market_rule_missing', 'timetable_changed'],
    },
  ),
  undo: endpoint<{ editId: string }, PublishedEdit>('POST', '/api/timetable/edits/:editId/undo', {
    access: timetableEditPolicy.undo.roles,
    summary: 'Take a published change back',
    fails: ['edit_not_found', 'already_withdrawn'],
  }),
  list: endpoint<{ limit?: number }, { edits: PublishedEdit[] }>('GET', '/api/timetable/edits', {
    access: timetableEditPolicy.list.roles,
    summary: 'Changes to the timetable that runs, the latest first',
  }),
  markets: endpoint<{ from?: ServiceDate; until?: ServiceDate }, { markets: TownshipMarket[] }>(
    'GET',
    '/api/market-days',
    {
      access: ['public'],
      summary: 'Market days of the townships; the next 14 days unless said',
      fails: ['area_not_found'],
    },
  ),
  setMarket: endpoint<MarketRule, TownshipMarket>('POST', '/api/market-rules', {
    access: calendarPolicy.setMarket.roles,
    summary: 'Say on which lunar days a township holds its market; no digits: none',
    fails: ['area_not_found'],
  }),
  days: endpoint<{ from?: ServiceDate; until?: ServiceDate }, { days: CalendarDay[] }>('GET', '/api/calendar-days', {
    access: ['public'],
    summary: 'Holidays, and weekend days that are worked; the next 365 days unless said',
  }),
  setDay: endpoint<DayOverride, DayOverride>('POST', '/api/calendar-days', {
    access: calendarPolicy.setDay.roles,
    summary: 'Say that a day is a working day or a day of rest, whatever the calendar has',
  }),
};
