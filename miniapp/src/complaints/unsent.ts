// What that was said here is still on the phone alone?
import { complaintFilingApi } from '@kehuoyou/shared';
import { useOutbox } from '../core/outbox/app-outbox';
import type { OutboxItem } from '../core/outbox/outbox-item';

/** Those of the person at the phone and of nobody, by their receipts. */
export function useUnsent(): ReadonlyMap<string, OutboxItem> {
  const waiting = useOutbox().filter(({ url }) => url === complaintFilingApi.file.path);
  return new Map(waiting.map((item) => [String(item.body['receipt']), item]));
}
