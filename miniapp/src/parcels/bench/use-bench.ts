// What stands at the point, what has this phone said of it, and how is more said?
import { useContext, useEffect, useMemo, useState } from 'react';
import { pointParcelsApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useDeviceFacts } from '../../core/device-facts/use-device-facts';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';
import { failureText } from '../../core/failure-text';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { scans, takingBack } from '../scanning/scan-queue';
import type { MadeScan, ScanDraft } from '../scanning/scan-queue';
import { lastAct } from './bench-acts';
import { benchOf } from './bench-fold';
import type { Bench, CounterSource } from './bench-fold';
import { actName } from './bench-words';

/** Asked again while the page is open, ms: buses bring parcels a few times a day. */
const ASK_EVERY_MS = 120_000;

/** The bench and what can be done at it. */
export interface BenchHere {
  readonly query: Query<unknown>;
  /** Undefined until the point's list has been read once. */
  readonly bench: Bench | undefined;
  readonly facts: DeviceFacts<ScanEvent>;
  /** Keeps events, the phone's queue sends them. False where it has no room: then `failure` says so. */
  readonly say: (...drafts: readonly ScanDraft[]) => boolean;
  /** Events of the last act; none where there is nothing to take back. */
  readonly last: readonly MadeScan[];
  readonly undo: () => void;
  readonly failure: string | undefined;
}

/** The point's list, kept on the phone, with everything that was done here folded in. */
export function useBench(pointId: string, source: CounterSource): BenchHere {
  const query = useQuery(pointParcelsApi.list, { id: pointId }, { everyMs: ASK_EVERY_MS, usable: '名单仍可用' });
  const facts = useDeviceFacts(scans);
  const [failure, setFailure] = useState<string>();
  const now = useNow();
  const outbox = useContext(OutboxContext);
  useEffect(() => outbox.onSettled(() => void query.refresh()), [outbox, query.refresh]);
  const { answer } = query;
  const minute = Math.floor(now.getTime() / 60_000);
  const bench = useMemo(
    () => (answer === undefined ? undefined : benchOf(answer, facts.made, { source, now: new Date(minute * 60_000) })),
    [answer, facts.made, source, minute],
  );
  const last = lastAct(facts.made, pointId);
  const say = (...drafts: readonly ScanDraft[]): boolean => {
    try {
      for (const draft of drafts) facts.add(draft, actName(draft, bench));
      setFailure(undefined);
      return true;
    } catch (error) {
      setFailure(failureText(error));
      return false;
    }
  };
  return { query, bench, facts, say, last, undo: () => void say(...last.map(takingBack)), failure };
}
