// What does the board of a stop say around its list?
import { dateAt, dayName, spokenCount, wallTime, weekdayName } from '@kehuoyou/shared';
import type { Board, ServiceDate, Stop } from '@kehuoyou/shared';
import { destinationName, minutesUntil, placeName, spokenDepartureTime, spokenLine, spokenWait, stopName, timeText } from './departure-words';

/** What stands where no bus is left to take, and when the next one goes. */
export interface NoBusLeft {
  readonly sentence: string;
  readonly next?: string;
  readonly nextDate?: ServiceDate;
}

/** Where and when a board is read. */
export interface BoardContext {
  readonly board: Board;
  readonly countyStop?: Stop | undefined;
  readonly now: Date;
}

/** 下谢村 上车. */
export function boardTitle(stop: Stop, countyStop: Stop | undefined): string {
  return `${stopName(stop, countyStop?.id)} 上车`;
}

/** The sentence for a day on which no bus is left; undefined while there is one to take. */
export function noBusLeft({ board, now }: BoardContext): NoBusLeft | undefined {
  const today = dateAt(now);
  const left = board.departures.some((each) => each.status !== 'cancelled' && (board.date !== today || minutesUntil(each, now) >= 0));
  if (left) return undefined;
  const day = dayName(board.date, today);
  const ran = board.departures.length > 0;
  const sentence = board.date < today ? `${day}没有班车` : ran ? `${day}没有班车了` : `${day}没有班车`;
  const first = board.next?.departures.find(({ status }) => status !== 'cancelled');
  if (!board.next || !first) return { sentence };
  const nextDay = dayName(board.next.date, today);
  return {
    sentence,
    next: `${nextDay}（${weekdayName(board.next.date)}）第一班 ${timeText(first)}，去${placeName(first.headsign)}`,
    nextDate: board.next.date,
  };
}

/** The whole board for the ear: the next bus and how many come after it. */
export function spokenBoard(context: BoardContext): string {
  const { board, countyStop, now } = context;
  const today = dateAt(now);
  const place = stopName(board.stop, countyStop?.id);
  const none = noBusLeft(context);
  if (none) return `${place}，${none.sentence}。${none.next === undefined ? '' : `${none.next}。`}`;
  const coming = board.departures.filter((each) => each.status !== 'cancelled' && (board.date !== today || minutesUntil(each, now) >= 0));
  const [first] = coming;
  if (!first) return `${place}，${dayName(board.date, today)}没有班车。`;
  const wait = board.date === today ? `，${spokenWait(minutesUntil(first, now))}` : '';
  const rest = coming.length > 1 ? `后面还有${spokenCount(coming.length - 1)}班。` : '这是最后一班。';
  const cancelled = board.departures.filter(({ status }) => status === 'cancelled');
  const gone = cancelled.map((each) => `${wallTime(each.seconds)}那一班取消了。`).join('');
  const lead = board.date === today ? '下一班' : `${dayName(board.date, today)}第一班`;
  return `${place}，${lead}${spokenDepartureTime(first)}，开往${destinationName(first, board.stop, countyStop)}，${spokenLine(first.routeName)}${wait}。${rest}${gone}`;
}
