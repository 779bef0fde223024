// What do those who saw a bus tell of it, how late is it, and what else must one know: for the eye and the ear?
import {
  dateAt,
  dayName,
  honestyLabel,
  isOldNews,
  secondsAt,
  spokenFigures,
  spokenMinutes,
  spokenTime,
  wallTime,
} from '@kehuoyou/shared';
import type { Departure, DepartureLive } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import type { Tone } from '../../ui/cards/tag';
import { minutesBetween, placeName } from './departure-words';

/** The honest label of a departure, ready to be drawn. */
export interface HonestLabel {
  readonly word: string;
  readonly tone: Tone;
  /** True where somebody has seen the bus, or said something of it. */
  readonly live: boolean;
}

/** A bus this little off its time is on time, minutes. */
const ON_TIME_MINUTES = 1;
/** Doubt of less than this is not worth a word, minutes. */
const LEAST_DOUBT = 2;
const MINUTE_MS = 60_000;

/** 时刻表, 司机已发车（3分钟前）, 刚到嵩口（3分钟前）; 已开走 and 取消 where there is nothing to wait for. */
export function honestLabel(departure: Pick<Departure, 'status' | 'live'>, left: boolean, now: Date): HonestLabel {
  const { live, status } = departure;
  if (status === 'cancelled') return { word: '取消', tone: 'red', live: false };
  if (left) return { word: '已开走', tone: 'grey', live: false };
  if (!live) return { word: honestyLabel(departure, now), tone: 'grey', live: false };
  return {
    word: honestyLabel({ status, live: called(live) }, now),
    tone: live.basis === 'announced' ? 'amber' : 'green',
    live: true,
  };
}

/** The same as part of a sentence: 按时刻表, 司机三分钟前发了车, 三分钟前刚到嵩口. */
export function spokenLabel({ live }: Pick<Departure, 'live'>, now: Date): string {
  if (!live) return '按时刻表';
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(live.at)) / MINUTE_MS));
  const ago = minutes === 0 ? '刚刚' : `${spokenMinutes(minutes)}前`;
  switch (live.basis) {
    case 'departed':
      return `司机${ago}发了车`;
    case 'at_stop':
      return `${ago}${isOldNews(live, now) ? '到过' : '到了'}${called(live).stopName ?? ''}`;
    case 'announced':
      return `司机${ago}说会晚点`;
  }
}

/** How late, when it is expected here, and how sure that is: 晚 15 分，大约 10:03 来，可能差 4 分; empty by the timetable alone. */
export function expectedText(departure: Departure): string {
  const known = expectation(departure);
  if (!known) return '';
  const { late, seconds, doubt } = known;
  const off =
    late === 0 ? '大约准点来' : `${late > 0 ? '晚' : '早'} ${Math.abs(late)} 分，大约 ${wallTime(seconds)} 来`;
  return doubt === 0 ? off : `${off}，可能差 ${doubt} 分`;
}

/** The same for the ear. */
export function spokenExpected(departure: Departure): string {
  const known = expectation(departure);
  if (!known) return '';
  const { late, seconds, doubt } = known;
  const off =
    late === 0
      ? '大约准点来'
      : `${late > 0 ? '晚' : '早'}${spokenMinutes(Math.abs(late))}，大约${spokenTime(seconds)}来`;
  return doubt === 0 ? off : `${off}，可能差${spokenMinutes(doubt)}`;
}

/** Minutes by which it is late (early below 0), when it is expected, and the doubt in minutes; 0 where it is not worth a word. */
function expectation({
  live,
  departure,
}: Departure): { readonly late: number; readonly seconds: number; readonly doubt: number } | undefined {
  if (!live || live.passed) return undefined;
  const late = minutesBetween(departure, live.expected);
  const doubt = Math.ceil(live.uncertainty / 60);
  return {
    late: Math.abs(late) <= ON_TIME_MINUTES ? 0 : late,
    seconds: secondsAt(new Date(live.expected)),
    doubt: doubt < LEAST_DOUBT ? 0 : doubt,
  };
}

/** A run that is there for a market. */
export const MARKET_BUS = '圩日班车';

/** What one must know to get on: a market's run, hailing, phoning before. */
export function boardingWords({ marketDay, hail, arrange }: Departure): string[] {
  return [
    marketDay ? MARKET_BUS : '',
    hail ? '招手就停' : '',
    arrange === 'phone' ? '要先打电话约车' : arrange === 'driver' ? '上车要先跟司机说好' : '',
  ].filter((word) => word !== '');
}

/** Which departure to take instead, when it leaves, and the day where that is another; undefined when there is none any more. */
function insteadOf(
  { alternative, routeName, serviceDate }: Departure,
  now: Date,
): { readonly day: string; readonly seconds: number; readonly line: string | undefined } | undefined {
  if (!alternative || Date.parse(alternative.departure) < now.getTime()) return undefined;
  const at = new Date(alternative.departure);
  const day = alternative.serviceDate === serviceDate ? '' : dayName(dateAt(at), dateAt(now));
  return { day, seconds: secondsAt(at), line: alternative.routeName === routeName ? undefined : alternative.routeName };
}

/** 改坐 07:52 那班, with the line where it is another, the day where it is another; empty when there is none any more. */
export function alternativeText(departure: Departure, now: Date): string {
  const instead = insteadOf(departure, now);
  return instead
    ? `改坐${instead.day} ${wallTime(instead.seconds)} ${instead.line === undefined ? '那班' : `的 ${instead.line}`}`
    : '';
}

/** The same for the ear. */
export function spokenAlternative(departure: Departure, now: Date): string {
  const instead = insteadOf(departure, now);
  if (!instead) return '';
  return `改坐${spokenSentence(instead.day)}${spokenTime(instead.seconds)}${instead.line === undefined ? '那班' : `的${spokenFigures(instead.line)}线`}`;
}

/** Stops by the names that people call them. */
function called(live: DepartureLive): DepartureLive {
  return live.stopName === undefined ? live : { ...live, stopName: placeName(live.stopName) };
}
