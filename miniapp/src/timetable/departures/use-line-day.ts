// What runs on a line on a day, and where are its buses, as last heard?
import { dateAt, lineDayApi } from '@kehuoyou/shared';
import type { LineDay, ServiceDate } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** A page that stays open asks again after this, ms; unchanged, the answer is a few hundred bytes. */
const ASK_EVERY_MS = 30_000;

/** A line's day; of today with last night's buses. The positions in it carry the moment at which they were true. */
export function useLineDay(routeId: string | undefined, date: ServiceDate | undefined): Query<LineDay> {
  const today = dateAt(useNow());
  const isToday = date === undefined || date === today;
  // Today's answer of yesterday is of another day: it is kept under its own name and never shown as today's.
  const ask = routeId === undefined ? undefined : isToday ? { routeId } : { routeId, date };
  const query = useQuery(lineDayApi.day, ask, { usable: '时刻表仍可用', everyMs: isToday ? ASK_EVERY_MS : 0 });
  return isToday && query.answer !== undefined && query.answer.date !== today ? { ...query, answer: undefined } : query;
}
