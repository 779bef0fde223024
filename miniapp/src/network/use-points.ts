// Which points are there in a township?
import { networkApi } from '@kehuoyou/shared';
import type { PointSummary } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** Points of a township, more than there are in any. */
const MOST = 50;

/** All points of a township; nothing is asked where there is none. */
export function usePoints(township: string | undefined): Query<{ points: PointSummary[] }> {
  return useQuery(networkApi.points, township === undefined ? undefined : { township, limit: MOST });
}
