// Which buses leave a stop of the village's pack on one day of the calendar, and where do they go?
import { addDays, dateAt, dayName, DAY_SECONDS, PACK_DAYS, packCovers, packedDepartures, weekdayName } from '@kehuoyou/shared';
import type { Departure, PackedBoard, ServiceDate, VillagePack } from '@kehuoyou/shared';
import { departureRows } from '../timetable/departure-rows';
import type { DepartureRow } from '../timetable/departure-rows';
import { spokenSentence } from '../network/opening-words';
import { countyStopOf, destinationName, stopName, timeText } from '../timetable/departure-words';

/** What was asked: a stop of the pack, a day, and perhaps where to. */
export interface StopDayAsk {
  readonly stopId: string;
  readonly date: ServiceDate;
  /** One of `destinations`; all unless given. */
  readonly destination?: string | undefined;
}

/** The day at the stop. */
export interface StopDay {
  readonly rows: readonly DepartureRow[];
  /** Where nothing is left to take: that, and the next bus of a later day. */
  readonly empty?: { readonly sentence: string; readonly next?: string };
  /** True where a time is approximate, so that 约 is explained. */
  readonly approximate: boolean;
  /** The buses that are still to come, for the ear; the first few of many. */
  readonly spoken: string;
}

/** More than this nobody keeps in mind. */
const SPOKEN_ROWS = 5;

/** The stops of the pack as the person calls them, their own first. */
export function stopsOf(pack: VillagePack): { readonly stopId: string; readonly name: string }[] {
  const countyStop = countyStopOf(pack);
  return pack.boards.map(({ stop }) => ({ stopId: stop.id, name: stopName(stop, countyStop?.id) }));
}

/**
 * Where buses go from the stop on the days of the pack, the own township first: at the county's station
 * a farmer looks for the bus home.
 */
export function destinationsOf(pack: VillagePack, stopId: string): string[] {
  const board = boardOf(pack, stopId);
  if (!board) return [];
  const countyStop = countyStopOf(pack);
  const names = new Set<string>();
  for (let day = 0; day < PACK_DAYS; day += 1) {
    for (const each of packedDepartures(pack, board, addDays(pack.from, day))) names.add(destinationName(each, board.stop, countyStop));
  }
  const own = pack.village.townshipName;
  return [...names].sort((a, b) => Number(b === own) - Number(a === own));
}

/** The day: all buses whose time lies between its two midnights, past and cancelled ones too. */
export function stopDay(pack: VillagePack, ask: StopDayAsk, now: Date): StopDay {
  const board = boardOf(pack, ask.stopId);
  if (!board) return { rows: [], approximate: false, spoken: '' };
  const countyStop = countyStopOf(pack);
  const wanted = (each: Departure) => ask.destination === undefined || destinationName(each, board.stop, countyStop) === ask.destination;
  const departures = calendarDay(pack, board, ask.date).filter(wanted);
  const left = departures.some((each) => each.status !== 'cancelled' && Date.parse(each.departure) >= now.getTime() - (now.getTime() % 60_000));
  const rows = departureRows(departures, { stop: board.stop, countyStop, now });
  const empty = left ? undefined : emptyAnswer(pack, ask, { now, served: departures.length > 0, wanted });
  const day = ask.date === dateAt(now) ? '今天' : spokenSentence(dayName(ask.date, dateAt(now)));
  return {
    rows,
    approximate: departures.some((each) => each.approximate),
    ...(empty ? { empty } : {}),
    spoken: spokenDay(`${stopName(board.stop, countyStop?.id)}，${day}，`, rows, empty),
  };
}

function spokenDay(head: string, rows: readonly DepartureRow[], empty: StopDay['empty']): string {
  const ahead = rows.filter(({ gone }) => !gone);
  const none = empty ? `${spokenSentence([empty.sentence, empty.next].filter((part) => part !== undefined).join('，'))}。` : '';
  return `${head}${none}${ahead.slice(0, SPOKEN_ROWS).map(({ spoken }) => spoken).join('')}`;
}

function boardOf(pack: VillagePack, stopId: string): PackedBoard | undefined {
  return pack.boards.find(({ stop }) => stop.id === stopId);
}

/** Buses after midnight belong to the service day before, but people look for them on the day that they see. */
function calendarDay(pack: VillagePack, board: PackedBoard, date: ServiceDate): Departure[] {
  const late = packedDepartures(pack, board, addDays(date, -1)).filter(({ seconds }) => seconds >= DAY_SECONDS);
  return [...late, ...packedDepartures(pack, board, date).filter(({ seconds }) => seconds < DAY_SECONDS)];
}

interface EmptyContext {
  readonly now: Date;
  readonly served: boolean;
  readonly wanted: (departure: Departure) => boolean;
}

function emptyAnswer(pack: VillagePack, ask: StopDayAsk, { now, served, wanted }: EmptyContext): NonNullable<StopDay['empty']> {
  const today = dateAt(now);
  const day = ask.date === today ? '今天' : '这一天';
  const sentence = `${day}没有班车${served && ask.date === today ? '了' : ''}`;
  const next = nextAfter(pack, ask, wanted);
  if (!next) return { sentence };
  const date = dateAt(new Date(next.departure));
  return { sentence, next: `${dayName(date, today)}（${weekdayName(date)}）第一班 ${timeText(next)}` };
}

function nextAfter(pack: VillagePack, ask: StopDayAsk, wanted: (departure: Departure) => boolean): Departure | undefined {
  const board = boardOf(pack, ask.stopId);
  for (let date = addDays(ask.date, 1); board && packCovers(pack, date); date = addDays(date, 1)) {
    const first = calendarDay(pack, board, date).find((each) => each.status !== 'cancelled' && wanted(each));
    if (first) return first;
  }
  return undefined;
}
