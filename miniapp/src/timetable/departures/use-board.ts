// What leaves a stop on a day, as far as this phone knows or the server says?
import { addDays, boardFromVillagePack, dateAt, isStillToCome, timetableApi } from '@kehuoyou/shared';
import type { Board, Departure, ServiceDate, Stop } from '@kehuoyou/shared';
import type { AgeNote } from '../../core/age-text';
import type { CallFailure } from '../../core/call-failure';
import { useQuery } from '../../core/use-query';
import { countyStopOf } from './departure-words';
import { toldDepartures } from './told-departures';
import type { Told } from './told-departures';
import { useChosenVillagePack } from './use-village-pack';
import { useStopNews } from './use-stop-news';

/** The whole service day of a stop, with its age. */
export interface DayBoard {
  readonly board: Board | undefined;
  readonly countyStop: Stop | undefined;
  readonly age: AgeNote | undefined;
  /** Why there is none, where there is none. */
  readonly failure: CallFailure | undefined;
  readonly asking: boolean;
  readonly refresh: () => Promise<void>;
}

/**
 * The board of `stopId` on `date`: from the chosen village's pack when that holds the stop and the day,
 * which needs no network, otherwise from the server or its last answer.
 */
export function useBoard(stopId: string | undefined, date: ServiceDate): DayBoard {
  const pack = useChosenVillagePack();
  const packed = pack.answer && stopId !== undefined ? boardFromVillagePack(pack.answer, stopId, { date }) : undefined;
  const asked = useQuery(timetableApi.board, packed || stopId === undefined ? undefined : { stopId, date }, {
    usable: '时刻表仍可用',
  });
  const source = packed ? pack : asked;
  const news = useStopNews(stopId, source.refresh);
  const board = packed ?? asked.answer;
  const told = { news, answeredAt: source.at };
  return {
    board: board && toldBoard(board, told),
    countyStop: pack.answer ? countyStopOf(pack.answer) : undefined,
    age: source.age,
    failure: source.failure,
    asking: source.asking,
    refresh: source.refresh,
  };
}

/**
 * The first bus of a later day, for a `board` from which none can be taken any more; undefined while there
 * is one, or where none is known. A board of a whole day names the next day only when it never had one.
 */
export function useNextBus(board: Board | undefined, now: Date): Departure | undefined {
  const none = board !== undefined && !board.departures.some((each) => isStillToCome(each, now));
  const later = useBoard(none ? board.stop.id : undefined, addDays(board?.date ?? dateAt(now), 1)).board;
  if (!none) return undefined;
  const following = [
    ...(board.next?.departures ?? []),
    ...(later?.departures ?? []),
    ...(later?.next?.departures ?? []),
  ];
  return following.find(({ status }) => status !== 'cancelled');
}

function toldBoard(board: Board, told: Told): Board {
  const next = board.next && { ...board.next, departures: toldDepartures(board.next.departures, told) };
  const departures = toldDepartures(board.departures, told);
  return { ...board, departures, ...(next ? { next } : {}) };
}
