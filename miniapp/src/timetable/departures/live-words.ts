// What do those who saw a bus tell of it, how late is it, and what else must one know: for the eye and the ear?
import {
  agoText,
  bookUntil,
  busTime,
  dateAt,
  dayName,
  honestyLabel,
  isOldNews,
  secondsAt,
  spokenFigures,
  spokenMinutes,
  spokenTime,
  wallTime,
  clockText,
} from '@kehuoyou/shared';
import type { BusAtStop, BusTime, Departure, DepartureLive } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import type { Tone } from '../../ui/cards/tag';
import { cancelledText, placeName } from './departure-words';

/** The honest label of a departure, ready to be drawn. */
export interface HonestLabel {
  readonly word: string;
  readonly tone: Tone;
  /** True where somebody has seen the bus, or said something of it. */
  readonly live: boolean;
}

const MINUTE_MS = 60_000;

/** What is said of a bus that should have come, and of one that probably came unseen. */
export const UNREPORTED = '该到了，还没人报';
const OVER = '按时刻表已过';
const ON_TIME = '大约准点来';
/** What is said of a bus whose vehicle broke down on the trip before. */
const MAY_NOT_COME = '可能不来';
/** What is said in the place of the time while a bus stands at the stop. */
export const AT_STOP = '车在站上';

/** What stands large where a bus is told of, and what it takes the place of. */
export interface Figure {
  /** The best known time, such as 10:03; 车在站上 while it stands there. */
  readonly figure: string;
  /** True where 约 stands before it. */
  readonly approximate: boolean;
  /** The timetable's time, where that is another. */
  readonly struck?: string;
}

/** The figure of a bus. */
export function figureOf({ stage, told, planned, about }: BusTime): Figure {
  if (stage === 'at_stop') return { figure: AT_STOP, approximate: false };
  return {
    figure: clockText(told),
    approximate: about,
    ...(told === planned ? {} : { struck: clockText(planned) }),
  };
}

/** 时刻表, 司机已发车（3分钟前）, 刚到嵩口（3分钟前）, and what became of a bus whose time is over; 取消. */
export function honestLabel(departure: BusAtStop, now: Date): HonestLabel {
  const { live, doubt } = departure;
  const { stage, late } = busTime(departure, now);
  switch (stage) {
    case 'cancelled':
      return { word: '取消', tone: 'red', live: false };
    case 'gone':
      return { word: '已开走', tone: 'grey', live: false };
    case 'over':
      return { word: live?.here ? `${agoText(live, now)}到过这里` : OVER, tone: 'grey', live: true };
    case 'unreported':
      return { word: UNREPORTED, tone: 'amber', live: true };
    case 'at_stop':
      return { word: `${live ? agoText(live, now) : ''}到的`, tone: 'green', live: true };
    case 'coming':
      if (doubt) return { word: MAY_NOT_COME, tone: 'amber', live: true };
      return live ? { ...seenLabel(live, now, late), live: true } : { word: '时刻表', tone: 'grey', live: false };
  }
}

/** Where a bus was seen last and what was said of it: 司机已发车（3分钟前）, 刚到嵩口（3分钟前）. */
export function seenLabel(
  live: DepartureLive,
  now: Date,
  late?: number,
): { readonly word: string; readonly tone: Tone } {
  // Who said that it would be late may have been wrong, or it has made up for it.
  if (live.basis === 'announced' && late === 0) return { word: `司机报过（${agoText(live, now)}）`, tone: 'green' };
  return {
    word: honestyLabel(called(live), now),
    tone: live.basis === 'announced' ? 'amber' : 'green',
  };
}

/** The same as a sentence: 该到了，还没人报, 车在站上, 已经开走了; 按时刻表, 司机三分钟前发了车 of one that is to come. */
export function spokenHonestly(departure: BusAtStop, now: Date): string {
  const { stage, late } = busTime(departure, now);
  switch (stage) {
    case 'cancelled':
      return cancelledText(departure);
    case 'gone':
      return '已经开走了';
    case 'over':
      return departure.live?.here ? `${spokenAgo(departure.live, now)}到过这里` : '按时刻表已经过了';
    case 'unreported':
      return UNREPORTED;
    case 'at_stop':
      return `${AT_STOP}，${spokenAgo(departure.live, now)}到的`;
    case 'coming':
      if (departure.doubt) return MAY_NOT_COME;
      return departure.live?.basis === 'announced' && late === 0 ? '司机报过' : spokenLabel(departure, now);
  }
}

function spokenAgo(live: Pick<DepartureLive, 'at'> | undefined, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(live?.at ?? '')) / MINUTE_MS));
  return minutes > 0 ? `${spokenMinutes(minutes)}前` : '刚刚';
}

/** The same as part of a sentence: 按时刻表, 司机三分钟前发了车, 三分钟前刚到嵩口. */
export function spokenLabel({ live }: Pick<Departure, 'live'>, now: Date): string {
  if (!live) return '按时刻表';
  const ago = spokenAgo(live, now);
  switch (live.basis) {
    case 'departed':
      return `司机${ago}发了车`;
    case 'at_stop':
      return `${ago}${isOldNews(live, now) ? '到过' : '到了'}${called(live).stopName ?? ''}`;
    case 'announced':
      return `司机${ago}说会晚点`;
  }
}

/** How far a bus is off its time, as far as somebody has reported. */
export interface OffTime {
  /** True where it is late; else it is early, or on time. */
  readonly isLate: boolean;
  /** 晚 20 分：前方修路, 早 3 分, 大约准点来. */
  readonly off: string;
  /** 可能差 4 分; empty where that is not worth a word. */
  readonly doubt: string;
  /** Both for the ear: 晚二十分钟，因为前方修路，可能差四分钟. */
  readonly spoken: string;
}

/** How late, why, and how sure that is; undefined by the timetable alone, and of a bus that is there or gone. */
export function offTime(departure: BusAtStop, now: Date): OffTime | undefined {
  const { stage, late, doubt } = busTime(departure, now);
  const { live } = departure;
  if (!live || (stage !== 'coming' && stage !== 'unreported')) return undefined;
  const isLate = late > 0;
  const why = isLate ? live.why : undefined;
  const word = isLate ? '晚' : '早';
  const spoken = late === 0 ? ON_TIME : `${word}${spokenMinutes(Math.abs(late))}${why ? `，因为${why}` : ''}`;
  return {
    isLate,
    off: late === 0 ? ON_TIME : `${word} ${Math.abs(late)} 分${why ? `：${why}` : ''}`,
    doubt: doubt === 0 ? '' : `可能差 ${doubt} 分`,
    spoken: doubt === 0 ? spoken : `${spoken}，可能差${spokenMinutes(doubt)}`,
  };
}

/** True where somebody should be rung before one goes out: it should have come, or may not come. */
export function isToBeAsked(departure: BusAtStop, now: Date): boolean {
  const { stage } = busTime(departure, now);
  return stage === 'unreported' || (stage === 'coming' && departure.doubt !== undefined);
}

/** 这车前一班车坏了，还没说换哪辆: why it may not come; empty of a bus that nothing speaks against. */
export function doubtText({ doubt }: Pick<Departure, 'doubt'>): string {
  return doubt ? `这车前一班${doubt.why}，还没说换哪辆` : '';
}

/** 10:59 到: when it will be where it goes, as late as it is; 约 10:59 到; empty where that is not known. */
export function arrivalText(departure: Departure, now: Date): string {
  const at = arrivalOf(departure, now);
  return at === undefined ? '' : `${at.about ? '约 ' : ''}${clockText(at.told)} 到`;
}

/** The same for the ear: 大约上午十点五十九分到. */
export function spokenArrival(departure: Departure, now: Date): string {
  const at = arrivalOf(departure, now);
  return at === undefined ? '' : `${at.about ? '大约' : ''}${spokenTime(secondsAt(new Date(at.told)))}到`;
}

function arrivalOf(departure: Departure, now: Date): Pick<BusTime, 'about' | 'told'> | undefined {
  if (departure.ride === undefined) return undefined;
  const { about, told, stage, at } = busTime(departure, now);
  // One that stands here leaves at its time, or now.
  const leaves = stage === 'at_stop' ? Math.max(at, now.getTime()) : told;
  return { about, told: leaves + departure.ride * 1_000 };
}

/** The same as facts beside others: 晚 15 分：前方修路, 可能差 4 分; none by the timetable alone. */
export function lateWords(departure: BusAtStop, now: Date): string[] {
  const { off = '', doubt = '' } = offTime(departure, now) ?? {};
  return [doubtText(departure), off, doubt].filter((word) => word !== '');
}

/** The same for the ear: 晚十五分钟，因为前方修路. */
export function spokenLate(departure: BusAtStop, now: Date): string {
  const parts = [doubtText(departure), offTime(departure, now)?.spoken ?? ''];
  return parts.filter((part) => part !== '').join('，');
}

/** A run that is there for a market. */
export const MARKET_BUS = '圩日班车';

/** 要先打电话约车，最晚 08:48: until when, where the timetable says, and that it is too late for it. */
function bookingText({ booking, serviceDate, seconds }: Departure, now: Date): string {
  const until = booking && bookUntil(booking, serviceDate, seconds);
  if (!until) return '要先打电话约车';
  const day = dateAt(until) === serviceDate ? '' : `${dayName(dateAt(until), dateAt(now))} `;
  const last = `最晚 ${day}${clockText(until.getTime())}`;
  return until < now ? `约车的时间过了（${last}）` : `要先打电话约车，${last}`;
}

/** What one must know to get on: which bay, a market's run, hailing, phoning before and until when. */
export function boardingWords(departure: Departure, now: Date): string[] {
  const { bay, marketDay, hail, arrange, booking } = departure;
  return [
    bay?.name ?? '',
    marketDay ? MARKET_BUS : '',
    hail ? '招手就停' : '',
    arrange === 'phone' ? bookingText(departure, now) : arrange === 'driver' ? '上车要先跟司机说好' : '',
    arrange === 'phone' ? (booking?.message ?? '') : '',
  ].filter((word) => word !== '');
}

interface Instead {
  readonly day: string;
  readonly seconds: number;
  readonly line: string | undefined;
  /** 去长校镇的, of one that does not call wherever the other would have. */
  readonly only: string;
}

/** Which departure to take instead, when it leaves, and the day where that is another; undefined when there is none any more. */
function insteadOf({ alternative, routeName, serviceDate }: Departure, now: Date): Instead | undefined {
  if (!alternative || Date.parse(alternative.departure) < now.getTime()) return undefined;
  const at = new Date(alternative.departure);
  const day = alternative.serviceDate === serviceDate ? '' : dayName(dateAt(at), dateAt(now));
  return {
    day,
    seconds: secondsAt(at),
    line: alternative.routeName === routeName ? undefined : alternative.routeName,
    only: alternative.onlyTo === undefined ? '' : `去${placeName(alternative.onlyTo)}的`,
  };
}

/** 改坐 07:52 那班, with the line where it is another, the day where it is another; empty when there is none any more. */
export function alternativeText(departure: Departure, now: Date): string {
  const instead = insteadOf(departure, now);
  return instead
    ? `${instead.only === '' ? '' : `${instead.only}，`}改坐${instead.day} ${wallTime(instead.seconds)} ${instead.line === undefined ? '那班' : `的 ${instead.line}`}`
    : '';
}

/** The same for the ear. */
export function spokenAlternative(departure: Departure, now: Date): string {
  const instead = insteadOf(departure, now);
  if (!instead) return '';
  return `${instead.only === '' ? '' : `${instead.only}，`}改坐${spokenSentence(instead.day)}${spokenTime(instead.seconds)}${instead.line === undefined ? '那班' : `的${spokenFigures(instead.line)}线`}`;
}

/** Stops by the names that people call them. */
function called(live: DepartureLive): DepartureLive {
  return live.stopName === undefined ? live : { ...live, stopName: placeName(live.stopName) };
}
