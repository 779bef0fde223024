// What does the board of a stop say of one day: its list, what stands where no bus is left, and for the ear?
import { dateAt, dayName, isStillToCome, spokenCount, weekdayName } from '@kehuoyou/shared';
import type { BoardNone, Departure, ServiceDate, Stop } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import { departureRows } from '../departures/departure-rows';
import type { DepartureRow } from '../departures/departure-rows';
import { destinationName, stopName, timeText } from '../departures/departure-words';

/** What leaves a stop on a day, and who reads it when. */
export interface DayAsk {
  readonly stop: Stop;
  readonly countyStop?: Stop | undefined;
  readonly date: ServiceDate;
  /** In the order of time, past and cancelled ones too. */
  readonly departures: readonly Departure[];
  /** Said where only the buses to one place are shown. */
  readonly destination?: string | undefined;
  /** The first bus that runs on a later day. */
  readonly next?: Departure | undefined;
  /** Why there is none, where the answer says. */
  readonly none?: BoardNone | undefined;
  readonly now: Date;
}

/** What stands where no bus is left to take, and when the next one goes. */
export interface NoBusLeft {
  readonly sentence: string;
  readonly next?: string;
  /** The day on which the next one goes. */
  readonly nextDate?: ServiceDate;
  /** The same for the ear. */
  readonly spoken: string;
}

/** The day, ready to be drawn. */
export interface DayBoard {
  readonly rows: readonly DepartureRow[];
  readonly empty?: NoBusLeft;
  /** True where a time is approximate, so that 约 is explained. */
  readonly approximate: boolean;
  /** True where a bus that is still to come must be phoned for. */
  readonly byPhone: boolean;
  /** Whom one phones for it, where the timetable says. */
  readonly bookingPhone?: string;
  /** True where a bus should have come and nobody has said anything, or may not come: somebody may be rung. */
  readonly askFirst: boolean;
  /** The buses that are still to come, for the ear; the first few of many. */
  readonly spoken: string;
}

/** More than this nobody keeps in mind. */
const SPOKEN_ROWS = 5;

/** 下谢村 上车. */
export function boardTitle(stop: Stop, countyStop: Stop | undefined): string {
  return `${stopName(stop, countyStop?.id)} 上车`;
}

/** The day at the stop. */
export function dayBoard(ask: DayAsk): DayBoard {
  const { stop, countyStop, date, departures, now } = ask;
  const today = dateAt(now);
  const rows = departureRows(departures, { stop, countyStop, now });
  const left = departures.filter((each) => isStillToCome(each, now));
  const bookingPhone = left.flatMap(({ booking }) => booking?.phone ?? [])[0];
  const empty = left.length > 0 ? undefined : noBusLeft(ask);
  const day = date === today ? '今天' : `${spokenSentence(dayName(date, today))}，${weekdayName(date)}`;
  return {
    rows,
    ...(empty ? { empty } : {}),
    approximate: departures.some(({ approximate }) => approximate),
    byPhone: left.some(({ arrange }) => arrange === 'phone'),
    ...(bookingPhone === undefined ? {} : { bookingPhone }),
    askFirst: rows.some(({ askFirst }) => askFirst),
    spoken: spokenDay(`${stopName(stop, countyStop?.id)}，${day}，`, rows, empty),
  };
}

/** Which of the reasons it is: no timetable, not here, cancelled, or over for the day. */
function noBusSentence({ date, departures, destination, none }: DayAsk, today: ServiceDate): string {
  const day = date === today ? '今天' : '这一天';
  if (destination === undefined && none === 'no_timetable') return `时刻表里没有${day}的班车`;
  if (destination === undefined && none === 'not_this_stop') return `${day}没有班车停这一站`;
  if (destination === undefined && none === 'cancelled') return `${day}的班车都停开了`;
  const which = destination === undefined ? '' : `去${destination}的`;
  return `${day}没有${which}班车${departures.length > 0 && date === today ? '了' : ''}`;
}

function noBusLeft(ask: DayAsk): NoBusLeft {
  const { countyStop, next, now } = ask;
  const today = dateAt(now);
  const sentence = noBusSentence(ask, today);
  if (!next) return { sentence, spoken: `${spokenSentence(sentence)}。` };
  const nextDate = dateAt(new Date(next.departure));
  const first = `${dayName(nextDate, today)}（${weekdayName(nextDate)}）第一班 ${timeText(next, now)}，去${destinationName(next, countyStop)}`;
  return { sentence, next: first, nextDate, spoken: `${spokenSentence(`${sentence}，${first}`)}。` };
}

function spokenDay(head: string, rows: readonly DepartureRow[], empty: NoBusLeft | undefined): string {
  const ahead = rows.filter(({ gone }) => !gone);
  const told = ahead
    .slice(0, SPOKEN_ROWS)
    .map(({ spoken }) => spoken)
    .join('');
  const rest = ahead.length - SPOKEN_ROWS;
  return `${head}${empty?.spoken ?? ''}${told}${rest > 0 ? `后面还有${spokenCount(rest)}班。` : ''}`;
}

/**
 * Where the buses go, as people call it, in the order of their first departure, but the person's own
 * township first: at the county's station one looks for the bus home.
 */
export function destinationsOf(
  departures: readonly Departure[],
  at: Pick<DayAsk, 'stop' | 'countyStop'>,
  own: string | undefined,
): string[] {
  const names = [...new Set(departures.map((each) => destinationName(each, at.countyStop)))];
  return names.sort((a, b) => Number(b === own) - Number(a === own));
}

/** Those of `departures` that go to `destination`; all of them without one. */
export function goingTo(
  departures: readonly Departure[],
  destination: string | undefined,
  at: Pick<DayAsk, 'stop' | 'countyStop'>,
): Departure[] {
  return departures.filter((each) => destination === undefined || destinationName(each, at.countyStop) === destination);
}
