// What has somebody asked for, and what of it is still on the phone alone?
import { errandsApi } from '@kehuoyou/shared';
import type { ErrandSummary } from '@kehuoyou/shared';
import { useOutbox } from '../core/outbox/app-outbox';
import type { OutboxItem } from '../core/outbox/outbox-item';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** A page that stays open hears of an answer or a bus within this, ms. */
const ASK_EVERY_MS = 120_000;

/** Those of the account, the latest first; nothing while nobody has signed in. */
export function useMyErrands(): Query<{ readonly errands: readonly ErrandSummary[] }> {
  return useQuery(errandsApi.mine, {}, { everyMs: ASK_EVERY_MS, freshForMs: 0, usable: '取件码仍可用' });
}

/** Those that have not left the phone, the latest first. */
export function useUnsentErrands(): readonly OutboxItem[] {
  return useOutbox()
    .filter(({ url }) => url === errandsApi.ask.path)
    .reverse();
}
