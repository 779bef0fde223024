// Which lines are there, and where do they stop, also without a network after the first time?
import { timetableApi } from '@kehuoyou/shared';
import type { Lines } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** Lines change a few times a year. */
const FRESH_FOR_MS = 6 * 3_600_000;

/** All lines with their stops. */
export function useLines(): Query<Lines> {
  return useQuery(timetableApi.lines, {}, { freshForMs: FRESH_FOR_MS });
}
