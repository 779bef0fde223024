// What leaves a stop on a day, as far as this phone knows or the server says?
import { boardFromPack, timetableApi } from '@kehuoyou/shared';
import type { Board, ServiceDate, Stop } from '@kehuoyou/shared';
import type { AgeNote } from '../core/age-text';
import type { CallFailure } from '../core/call-failure';
import { useQuery } from '../core/use-query';
import { countyStopOf } from './departure-words';
import { useChosenPack } from './use-pack';

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
  const pack = useChosenPack();
  const packed = pack.answer && stopId !== undefined ? boardFromPack(pack.answer, stopId, { date }) : undefined;
  const asked = useQuery(timetableApi.board, packed || stopId === undefined ? undefined : { stopId, date }, { usable: '时刻表仍可用' });
  const source = packed ? pack : asked;
  return {
    board: packed ?? asked.answer,
    countyStop: pack.answer ? countyStopOf(pack.answer) : undefined,
    age: source.age,
    failure: source.failure,
    asking: source.asking,
    refresh: source.refresh,
  };
}
