// May this change be made at all, and by this person?
import { dayNumber, Failure, MOST_DAYS_SPANNED, MOST_PREVIEW_DAYS } from '@kehuoyou/shared';
import type { MarketRule, Rule, ServiceDate, ServiceDays, TimetableEdit } from '@kehuoyou/shared';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { isUnannounced } from '../changes/edit-calendar.js';
import type { Feed } from '../feed/feed.js';

/** What a change is judged by: the timetable that it is made to, and who holds a market when. */
export interface EditedTimetable {
  readonly feed: Pick<Feed, 'trips' | 'routes' | 'frequencies'>;
  readonly facts: { readonly markets: readonly MarketRule[] };
}

/** The company that a change concerns; fails when the change is incomplete, or its trip is none of the caller's. */
export function companyOf(
  caller: Caller,
  edit: TimetableEdit,
  base: EditedTimetable,
  at: { readonly rule: Rule; readonly county: string; readonly today: ServiceDate; readonly field: string },
): string {
  const { field } = at;
  const trip = base.feed.trips.find(({ tripId }) => tripId === edit.tripId);
  const route = base.feed.routes.find(({ routeId }) => routeId === trip?.routeId);
  const line = route && { companyId: route.agencyId, lineId: route.routeId, areaCode: at.county };
  const { companyId } = authorise(caller, at.rule, line, 'trip_not_found', `${field}.tripId`);
  if (base.feed.frequencies.some(({ tripId }) => tripId === edit.tripId))
    throw new Failure('trip_not_editable', `${field}.tripId`);
  const timed = edit.kind === 'retime' || edit.kind === 'add';
  if (timed !== (edit.departure !== undefined)) throw new Failure('invalid_field', `${field}.departure`);
  if ((edit.kind === 'cancel') !== ((edit.reason ?? '').trim() !== ''))
    throw new Failure('invalid_field', `${field}.reason`);
  checkDays(edit.days, base, at.today, `${field}.days`);
  return companyId;
}

/** The range of a preview, in days that are there to be looked at. */
export function previewRange(
  ask: { readonly from?: ServiceDate; readonly until?: ServiceDate },
  usual: { readonly from: ServiceDate; readonly until: ServiceDate },
): { from: ServiceDate; until: ServiceDate } {
  const { from = usual.from, until = ask.from === undefined ? usual.until : ask.from } = ask;
  if (until < from || dayNumber(until) - dayNumber(from) >= MOST_PREVIEW_DAYS)
    throw new Failure('invalid_field', 'until');
  return { from, until };
}

function checkDays(
  days: ServiceDays,
  { facts }: Pick<EditedTimetable, 'facts'>,
  today: ServiceDate,
  field: string,
): void {
  const span = dayNumber(days.until) - dayNumber(days.from);
  if (span < 0 || span >= MOST_DAYS_SPANNED || days.until < today) throw new Failure('invalid_field', `${field}.until`);
  if ((days.on === 'weekdays') !== (days.weekdays ?? []).length > 0)
    throw new Failure('invalid_field', `${field}.weekdays`);
  if ((days.on === 'market_days') !== (days.townshipCode !== undefined))
    throw new Failure('invalid_field', `${field}.townshipCode`);
  const rule = facts.markets.find(({ townshipCode }) => townshipCode === days.townshipCode);
  if (days.on === 'market_days' && (rule?.lunarDigits ?? []).length === 0)
    throw new Failure('market_rule_missing', `${field}.townshipCode`);
}

/** The first day from `from` to `until` of which nobody knows yet whether it is worked, where one of the changes depends on that. */
export function firstUnannounced(
  edits: readonly TimetableEdit[],
  from: ServiceDate,
  until: ServiceDate,
): ServiceDate | undefined {
  const depends = edits.some(({ days }) => days.on === 'workdays' || days.on === 'rest_days');
  if (!depends || !isUnannounced(until)) return undefined;
  const newYear = `${until.slice(0, 4)}-01-01`;
  return isUnannounced(from) ? from : newYear;
}
