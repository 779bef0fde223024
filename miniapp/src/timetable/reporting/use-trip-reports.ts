// What has this person reported of buses, has the server heard of it, and how is more reported?
import { useContext, useMemo } from 'react';
import { MOST_REPORTS, tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import { OutboxContext, useKept } from '../../core/outbox/app-outbox';
import { ClockContext } from '../../core/clock';
import { entriesOf } from '../../core/outbox/outbox-batch';
import type { BatchRule, OutboxItem } from '../../core/outbox/outbox-item';
import { storage } from '../../core/platform/storage';
import { newKey } from '../../core/uuid';
import { refusalSentence } from './trip-report-words';

/** A run sheet that is older than this says nothing of today any more, ms. */
const REMEMBER_MS = 36 * 3_600_000;
const RULE: BatchRule = { list: 'reports', stamp: 'sentAt', most: MOST_REPORTS, rememberMs: REMEMBER_MS };
const SEQUENCE = 'trip-report/sequence';

/** A report before it has a number and a time. */
export type TripReportDraft = Omit<TripReport, 'eventId' | 'occurredAt' | 'deviceSeq'>;

/** A report that the server did not take. */
export interface RefusedReport {
  readonly key: string;
  readonly label: string;
  readonly sentence: string;
}

/** The reports of the person at this phone. */
export interface TripReportsHere {
  /** Those that wait and those that were taken lately; not the refused ones. */
  readonly made: readonly TripReport[];
  /** Ids of those that wait. */
  readonly waiting: ReadonlySet<string>;
  /** When those that wait were made, ms since 1970. */
  readonly waitingSince: readonly number[];
  readonly refused: readonly RefusedReport[];
  /** Keeps a report and sends it when it can; throws `CallFailure('storage_full')`. `label` is what it is, in words. */
  readonly report: (draft: TripReportDraft, label: string) => void;
  /** The person has read why it was refused. */
  readonly dismiss: (key: string) => void;
}

/** Made on the phone, kept by the outbox, also for a week without a network. */
export function useTripReports(): TripReportsHere {
  const outbox = useContext(OutboxContext);
  const clock = useContext(ClockContext);
  const kept = useKept();
  const items = useMemo(
    () => kept.filter(({ url, batch }) => url === tripReportApi.submit.path && batch !== undefined),
    [kept],
  );
  const waiting = items.filter(({ state }) => state === 'waiting');
  return {
    made: useMemo(() => items.filter(({ state }) => state !== 'refused').flatMap(reportsOf), [items]),
    waiting: new Set(waiting.flatMap(reportsOf).map(({ eventId }) => eventId)),
    waitingSince: waiting.map(({ at }) => at),
    refused: items.flatMap(({ key, label, refusal }) =>
      refusal === undefined ? [] : [{ key, label, sentence: refusalSentence(refusal.code, refusal.sentence) }],
    ),
    report(draft, label) {
      const now = clock.now();
      const made: TripReport = {
        ...draft,
        eventId: newKey(now.getTime()),
        occurredAt: now.toISOString(),
        deviceSeq: nextNumber(),
      };
      outbox.add(tripReportApi.submit, { sentAt: made.occurredAt, reports: [made] }, label, RULE);
      void outbox.replay();
    },
    dismiss: (key) => outbox.discard(key),
  };
}

function reportsOf(item: OutboxItem): readonly TripReport[] {
  return entriesOf(item) as readonly TripReport[];
}

/** Counts up on this phone, so that two reports of one moment have an order. */
function nextNumber(): number {
  const next = (Number(storage.read(SEQUENCE) ?? 0) || 0) + 1;
  storage.write(SEQUENCE, String(next));
  return next;
}
