// What is asked at the desk, and what came?
import { useEffect, useRef, useState } from 'react';
import { complaintDeskApi, complaintsPages } from '@kehuoyou/shared';
import type { Desk } from '@kehuoyou/shared';
import { usePulled } from '../../core/platform/navigation';
import { usePageAddress } from '../../core/platform/page-address';
import { useQuery } from '../../core/use-query';
import { useSettled } from '../../network/use-settled';
import { partOf } from './desk-words';

/** Complaints come in and others handle them meanwhile, ms. */
const ASK_EVERY_MS = 60_000;
const SETTLE_MS = 350;
/** As many as the server gives at once. */
export const MOST = 50;

/** What is asked, and what came. The counts that were last known stay while another question is on its way. */
export function useDesk(onCount: (open: number) => void) {
  const address = usePageAddress(complaintsPages.desk);
  const part = partOf(address.words['part']);
  const { area, after } = address.words;
  const [text, setText] = useState(address.words['q'] ?? '');
  const q = useSettled(text.trim(), SETTLE_MS);
  const query = useQuery(
    complaintDeskApi.list,
    {
      ...{ part, limit: MOST },
      ...(q === '' ? {} : { q }),
      ...(area === undefined ? {} : { area }),
      ...(after === undefined ? {} : { after }),
    },
    { everyMs: ASK_EVERY_MS, freshForMs: 0 },
  );
  usePulled(query.refresh);
  const counts = useRef<Desk['counts']>();
  counts.current = query.answer?.counts ?? counts.current;
  const open = q === '' && area === undefined ? counts.current?.open : undefined;
  useEffect(() => (open === undefined ? undefined : onCount(open)), [open, onCount]);
  /** What is looked at is another: it is begun from its front. */
  const look = (words: Readonly<Record<string, string | undefined>>): void =>
    address.write({ ...words, id: undefined, after: undefined });
  const find = (next: string): void => {
    setText(next);
    look({ q: next });
  };
  return { address, part, area, text, q, query, counts: counts.current, find, look };
}
