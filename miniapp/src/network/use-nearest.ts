// Which points are nearest, from a village or from where the phone is?
import { networkApi } from '@kehuoyou/shared';
import type { NearestAsk, NearPoint, PointSummary } from '@kehuoyou/shared';
import type { Located } from '../core/platform/locator';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** As many as the server gives at once: filters then work without asking again, and so without a network. */
const ROWS = 50;

/** Where one is: a village's code, or a position. */
export type From = { readonly village: string } | { readonly at: Located };

/** The points in a villager's order, or by distance from a position; asks nothing without `from`. */
export function useNearest(from: From | undefined): Query<{ points: NearPoint[] }> {
  return useQuery(networkApi.nearest, from === undefined ? undefined : askOf(from));
}

function askOf(from: From): NearestAsk {
  if ('village' in from) return { village: from.village, limit: ROWS };
  const { lat, lng, crs } = from.at;
  return { lat, lng, crs, limit: ROWS };
}

/** Points whose name or pinyin matches; asks nothing for an empty text. */
export function usePointSearch(text: string): Query<{ points: PointSummary[] }> {
  const q = text.trim();
  return useQuery(networkApi.points, q === '' ? undefined : { q, limit: ROWS });
}
