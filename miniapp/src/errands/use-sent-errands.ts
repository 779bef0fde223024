// When does a list ask anew because something has left the phone?
import { errandsApi } from '@kehuoyou/shared';
import { useSettledWrites } from '../core/outbox/use-settled-writes';

/** Calls `refresh` once an errand that waited has arrived, or what was said of one. */
export function useSentErrands(refresh: () => Promise<void>): void {
  useSettledWrites(({ url }) => url === errandsApi.ask.path || url.startsWith(`${errandsApi.ask.path}/`), refresh);
}
