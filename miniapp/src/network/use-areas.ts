// Which townships and villages are there, also without a network after the first time?
import { networkApi } from '@kehuoyou/shared';
import type { Area } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** Villages are merged or renamed once in years. */
const FRESH_FOR_MS = 24 * 3_600_000;

/** The county with its townships and their villages, from the phone's memory at once. */
export function useAreas(): Query<Area> {
  return useQuery(networkApi.areas, {}, { freshForMs: FRESH_FOR_MS });
}
