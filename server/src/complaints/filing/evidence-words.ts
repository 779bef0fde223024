// How is said what our own records know of a point or a bus?
import {
  clockText,
  dateAt,
  dateText,
  dayNumber,
  pauseAt,
  pointOpeningAt,
  stretchesOn,
  wallTime,
} from '@kehuoyou/shared';
import type { ComplaintEvidence, PointOpeningPlan } from '@kehuoyou/shared';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';

const MINUTE_MS = 60_000;
/** A bus that is later than this is late. */
const LATE_MINUTES = 10;
/** A point at which nothing was scanned for so many days was not seen to be open. */
const SILENT_DAYS = 2;

/** 今天公示 07:30 到 11:30、14:00 到 17:30. */
export function hoursWords(plan: PointOpeningPlan, now: Date): string {
  const stretches = stretchesOn(plan, dateAt(now));
  if (plan.weekly.length === 0 && stretches.length === 0) return '没有公示开门时间';
  if (stretches.length === 0) return '公示今天不开门';
  const spans = stretches.map(
    ({ opens, closes }) => `${wallTime(opens)} 到 ${closes === 86_400 ? '24:00' : wallTime(closes)}`,
  );
  return `公示今天 ${spans.join('、')} 开门`;
}

/** Whether a pause was announced, and what the posted hours say at this moment. */
export function pauseWords(plan: PointOpeningPlan, now: Date): ComplaintEvidence {
  const pause = pauseAt(plan.pauses, now);
  if (pause) return { text: pointOpeningAt(plan, now).sentence, note: '已经公告', speaks: 'against' };
  const opening = pointOpeningAt(plan, now);
  return opening.open
    ? { text: '这时候该开门', note: '没有贴通知', speaks: 'for' }
    : {
        text: opening.sentence,
        note: '没有贴通知',
        speaks: opening.reason === 'hours_unknown' ? 'neither' : 'against',
      };
}

/** When a parcel was last scanned there. */
export function scanWords(at: Date | undefined, now: Date, isShut: boolean): ComplaintEvidence {
  if (at === undefined) return { text: '两个星期没有扫过件', speaks: isShut ? 'for' : 'neither' };
  const days = dayNumber(dateAt(now)) - dayNumber(dateAt(at));
  const text = days === 0 ? `今天 ${clockText(at)} 扫过件` : `${dateText(dateAt(at))}起没有扫过件`;
  if (!isShut) return { text, speaks: 'neither' };
  return {
    text,
    ...(days === 0 ? {} : { note: `${days} 天` }),
    speaks: days === 0 ? 'against' : days >= SILENT_DAYS ? 'for' : 'neither',
  };
}

/** Whether it was cancelled, and how late it was where it was seen last. */
export function busWords({ cancelled, calls }: TripRun, category: string): ComplaintEvidence[] {
  if (cancelled !== undefined)
    return [{ text: `公告这班车取消了：${cancelled}`, speaks: category === 'bus_missing' ? 'for' : 'neither' }];
  const seen = calls.filter(({ passed }) => passed).at(-1);
  if (!seen) return [{ text: '没有人报过这班车', speaks: category === 'bus_missing' ? 'for' : 'neither' }];
  const late = Math.round((Date.parse(seen.departure) - Date.parse(seen.planned)) / MINUTE_MS);
  const text = `${clockText(seen.departure)} 离开${seen.stopName}`;
  const note = late > 0 ? `晚 ${late} 分钟` : '准点';
  if (category === 'bus_missing') return [{ text, note, speaks: 'against' }];
  if (category === 'bus_late') return [{ text, note, speaks: late >= LATE_MINUTES ? 'for' : 'against' }];
  return [{ text, note, speaks: 'neither' }];
}
