// What does this phone know of one service point?
import { networkApi } from '@kehuoyou/shared';
import type { Point } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** A page that stays open hears of an announced pause within this, ms. */
const ASK_EVERY_MS = 300_000;

/**
 * The point of this id, from the phone's memory at once (a village's pack teaches it its points).
 * Whether it is open is worked out with `pointOpeningWords` from its plan, never taken from an old answer.
 */
export function usePoint(id: string | undefined): Query<Point> {
  return useQuery(networkApi.point, id === undefined ? undefined : { id }, { everyMs: ASK_EVERY_MS });
}
