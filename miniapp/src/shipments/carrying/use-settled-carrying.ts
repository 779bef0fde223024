// When does a page ask anew because what was done to boxes on this phone has reached the server?
import { carryingApi } from '@kehuoyou/shared';
import { useSettledWrites } from '../../core/outbox/use-settled-writes';

/** Calls `refresh` whenever the server has answered some of it, also what has waited for a network. */
export function useSettledCarrying(refresh: () => Promise<unknown>): void {
  useSettledWrites(({ url }) => url === carryingApi.submit.path, refresh);
}
