// Which buses leave a stop of the village's pack on one day of the calendar, and where do they go?
import {
  addDays,
  DAY_SECONDS,
  inOrderOfTime,
  VILLAGE_PACK_DAYS,
  villagePackCovers,
  villagePackDepartures,
} from '@kehuoyou/shared';
import type { Departure, VillagePackBoard, ServiceDate, VillagePack } from '@kehuoyou/shared';
import { dayBoard, destinationsOf as destinationsAmong, goingTo } from '../timetable/board/board-words';
import type { DayBoard } from '../timetable/board/board-words';
import { countyStopOf, stopName } from '../timetable/departures/departure-words';

/** What was asked: a stop of the pack, a day, and perhaps where to. */
export interface StopDayAsk {
  readonly stopId: string;
  readonly date: ServiceDate;
  /** One of `destinations`; all unless given. */
  readonly destination?: string | undefined;
  /** What is known of departures besides the pack. */
  readonly told?: ((departures: readonly Departure[]) => readonly Departure[]) | undefined;
}

/** The stops of the pack as the person calls them, their own first. */
export function stopsOf(pack: VillagePack): { readonly stopId: string; readonly name: string }[] {
  const countyStop = countyStopOf(pack);
  return pack.boards.map(({ stop }) => ({ stopId: stop.id, name: stopName(stop, countyStop?.id) }));
}

/** Where buses go from the stop on the days of the pack, the own township first. */
export function destinationsOf(pack: VillagePack, stopId: string): string[] {
  const board = boardOf(pack, stopId);
  if (!board) return [];
  const days = Array.from({ length: VILLAGE_PACK_DAYS }, (_each, day) => addDays(pack.from, day));
  const departures = days.flatMap((date) => villagePackDepartures(pack, board, date));
  return destinationsAmong(departures, { stop: board.stop, countyStop: countyStopOf(pack) }, pack.village.townshipName);
}

/** The day: all buses whose time lies between its two midnights, past and cancelled ones too. */
export function stopDay(pack: VillagePack, ask: StopDayAsk, now: Date): DayBoard {
  const board = boardOf(pack, ask.stopId);
  if (!board) return { rows: [], approximate: false, byPhone: false, askFirst: false, spoken: '' };
  const at = { stop: board.stop, countyStop: countyStopOf(pack) };
  const { told = (departures) => departures } = ask;
  const on = (date: ServiceDate) => goingTo(told(calendarDay(pack, board, date)), ask.destination, at);
  const departures = inOrderOfTime(on(ask.date));
  return dayBoard({
    ...at,
    date: ask.date,
    departures,
    destination: ask.destination,
    next: firstAfter(pack, ask.date, on),
    now,
  });
}

function boardOf(pack: VillagePack, stopId: string): VillagePackBoard | undefined {
  return pack.boards.find(({ stop }) => stop.id === stopId);
}

/** Buses after midnight belong to the service day before, but people look for them on the day that they see. */
function calendarDay(pack: VillagePack, board: VillagePackBoard, date: ServiceDate): Departure[] {
  const late = villagePackDepartures(pack, board, addDays(date, -1)).filter(({ seconds }) => seconds >= DAY_SECONDS);
  return [...late, ...villagePackDepartures(pack, board, date).filter(({ seconds }) => seconds < DAY_SECONDS)];
}

function firstAfter(
  pack: VillagePack,
  asked: ServiceDate,
  on: (date: ServiceDate) => Departure[],
): Departure | undefined {
  for (let date = addDays(asked, 1); villagePackCovers(pack, date); date = addDays(date, 1)) {
    const first = on(date).find(({ status }) => status !== 'cancelled');
    if (first) return first;
  }
  return undefined;
}
