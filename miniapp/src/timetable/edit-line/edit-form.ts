// What has been filled in of a change, and what is still missing?
import { addDays, lastDayForGood } from '@kehuoyou/shared';
import type { DayKind, EditableTrip, ServiceDate, TimetableEdit, TimetableEditKind } from '@kehuoyou/shared';

/** A single day, a time, or from a day on for good. */
export type EditSpan = 'one_day' | 'time' | 'for_good';

/** A change while it is filled in. */
export interface EditForm {
  readonly kind: TimetableEditKind;
  readonly departure: string;
  readonly reason: string;
  readonly span: EditSpan;
  readonly from: ServiceDate;
  readonly until: ServiceDate;
  readonly on: DayKind;
  readonly weekdays: readonly number[];
  readonly townshipCode: string | undefined;
}

/** How long "a time" is at first, days. */
const SOME_DAYS = 7;

/** A form to begin with: from the next day on. */
export function emptyForm(trip: EditableTrip, today: ServiceDate): EditForm {
  const from = addDays(today, 1);
  return {
    kind: 'retime',
    departure: trip.departure,
    reason: '',
    span: 'for_good',
    from,
    until: addDays(from, SOME_DAYS - 1),
    on: 'every_day',
    weekdays: [],
    townshipCode: undefined,
  };
}

/** The form after another kind of change was chosen: each begins with the days that it usually means. */
export function withKind(form: EditForm, kind: TimetableEditKind): EditForm {
  if (kind === 'only_on')
    return { ...form, kind, span: 'for_good', on: form.on === 'every_day' ? 'market_days' : form.on };
  return { ...form, kind, span: kind === 'retime' ? 'for_good' : 'one_day', on: 'every_day' };
}

/** The change that was filled in, or a sentence on what is missing. */
export function editOf(form: EditForm, trip: EditableTrip): TimetableEdit | string {
  const { kind, departure, from, span } = form;
  const reason = form.reason.trim();
  const until = { one_day: from, time: form.until, for_good: lastDayForGood(from) }[span];
  if (until < from) return '最后一天不能在第一天前面。';
  if (kind === 'retime' && departure === trip.departure) return '时间还没改，请先改成新的时间。';
  if (kind === 'cancel' && reason === '') return '请写一句为什么停开，村里人看得到。';
  const on = span === 'one_day' ? 'every_day' : form.on;
  if (on === 'weekdays' && form.weekdays.length === 0) return '请选每周哪几天。';
  const townshipCode = on === 'market_days' ? form.townshipCode : undefined;
  if (on === 'market_days' && townshipCode === undefined) return '请选是哪个乡镇的圩日。';
  return {
    kind,
    tripId: trip.tripId,
    days: {
      from,
      until,
      on,
      ...(on === 'weekdays' ? { weekdays: form.weekdays } : {}),
      ...(townshipCode === undefined ? {} : { townshipCode }),
    },
    ...(kind === 'retime' || kind === 'add' ? { departure } : {}),
    ...(kind === 'cancel' ? { reason } : {}),
  };
}
