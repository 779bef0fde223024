// Is a service point open: in a word, in a sentence, and for the ear?
import { addDays, dateAt, dayAndClock, dayName, pauseAt, pointOpeningAt, secondsAt, wholeDays } from '@kehuoyou/shared';
import type { PointOpeningReason, PointPause, PointRecord } from '@kehuoyou/shared';

export { spokenSentence } from '../core/spoken-sentence';

/** What a card says of a point's opening. */
export interface PointOpeningWords {
  readonly open: boolean;
  readonly reason: PointOpeningReason;
  /** 开着, 休息中, 暂停. */
  readonly word: string;
  readonly tone: 'green' | 'grey' | 'red' | 'amber';
  /** 今天开到 18:00. */
  readonly sentence: string;
  /** 还有 20 分关门, within the last hour before a change. */
  readonly soon?: string;
  /** The pause in force, or one that begins within a week. */
  readonly pause?: PointPause;
}

const words: Readonly<Record<PointOpeningReason, Pick<PointOpeningWords, 'word' | 'tone'>>> = {
  open: { word: '开着', tone: 'green' },
  before_hours: { word: '还没开门', tone: 'grey' },
  break: { word: '休息中', tone: 'grey' },
  after_hours: { word: '关门了', tone: 'red' },
  closed_today: { word: '今天不开', tone: 'red' },
  paused: { word: '暂停服务', tone: 'amber' },
  hours_unknown: { word: '先打电话', tone: 'grey' },
  not_open_yet: { word: '还没开', tone: 'grey' },
  closed_down: { word: '停业', tone: 'red' },
};

const MINUTE_MS = 60_000;
const SOON_MINUTES = 60;
const WEEK_MS = 7 * 86_400_000;

/** What there is to say at `now`, worked out on the phone. */
export function pointOpeningWords(point: PointRecord, now: Date): PointOpeningWords {
  const state = pointOpeningAt(point, now);
  const pause = pauseAt(point.pauses, now) ?? pauseAhead(point.pauses, now);
  const minutes =
    state.until === undefined ? Infinity : Math.ceil((Date.parse(state.until) - now.getTime()) / MINUTE_MS);
  return {
    open: state.open,
    reason: state.reason,
    ...words[state.reason],
    sentence: state.sentence,
    ...(minutes <= SOON_MINUTES ? { soon: `还有 ${minutes} 分${state.open ? '关门' : '开门'}` } : {}),
    ...(pause === undefined ? {} : { pause }),
  };
}

function pauseAhead(pauses: readonly PointPause[], now: Date): PointPause | undefined {
  return pauses
    .filter(
      ({ from, until }) =>
        Date.parse(from) > now.getTime() &&
        Date.parse(from) < now.getTime() + WEEK_MS &&
        (until === undefined || until > from),
    )
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from))[0];
}

/** A pause as a sentence: 明天 08:00 到 11月27日 12:00 暂停服务：盘点. */
export function pauseText(pause: PointPause, now: Date): string {
  const moment = (iso: string) => dayAndClock(iso, now);
  const today = dateAt(now);
  const until = pause.until === undefined ? undefined : new Date(pause.until);
  const days = wholeDays(new Date(pause.from), until);
  // Nobody says that a door is open again at midnight, nor that it is on a day on which it may be shut for another reason.
  const last = until !== undefined && secondsAt(until) === 0 ? addDays(dateAt(until), -1) : undefined;
  const end = last === undefined ? undefined : `到${dayName(last, today)}晚上`;
  if (days !== undefined && Date.parse(pause.from) > now.getTime()) {
    const to = days.last === days.first ? '' : `到${dayName(days.last, today)}`;
    return `${dayName(days.first, today)}${to}暂停服务：${pause.reason}`;
  }
  if (Date.parse(pause.from) > now.getTime()) {
    const lasts = end ?? (pause.until === undefined ? '，恢复时间另行通知' : `，${moment(pause.until)} 恢复`);
    return `${moment(pause.from)} 起暂停服务${lasts}：${pause.reason}`;
  }
  return pause.until === undefined
    ? `暂停服务，恢复时间另行通知：${pause.reason}`
    : `暂停服务${end ?? `到 ${moment(pause.until)}`}：${pause.reason}`;
}

/** A sentence with what matters most of it apart: 开到 12:00 and 13:30 再开, 暂停服务 and its reason. */
export function headOf(sentence: string): { readonly figure: string; readonly rest: string } {
  const at = sentence.search(/[，：]/);
  return at < 0 ? { figure: sentence, rest: '' } : { figure: sentence.slice(0, at), rest: sentence.slice(at + 1) };
}
