// What stands at the point, what has this phone said of it, and how is more said?
import { useContext, useEffect, useMemo } from 'react';
import { pointParcelsApi } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useDeviceFacts } from '../../core/device-facts/use-device-facts';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { scans, takingBack } from '../scanning/scan-queue';
import type { MadeScan } from '../scanning/scan-queue';
import { lastAct } from './bench-acts';
import { actName } from './bench-words';
import { benchOf } from './bench-fold';
import type { Bench, CounterSource } from './bench-fold';
import { useSaying } from '../scanning/use-saying';
import type { Saying } from '../scanning/use-saying';

/** Asked again while the page is open, ms: buses bring parcels a few times a day. */
const ASK_EVERY_MS = 120_000;

/** The bench and what can be done at it. */
export interface BenchHere extends Saying {
  readonly query: Query<unknown>;
  /** Undefined until the point's list has been read once. */
  readonly bench: Bench | undefined;
  readonly facts: DeviceFacts<ScanEvent>;
  /** Events of the last act; none where there is nothing to take back. */
  readonly last: readonly MadeScan[];
  readonly undo: () => void;
}

/** The point's list, kept on the phone, with everything that was done here folded in. */
export function useBench(pointId: string, source: CounterSource): BenchHere {
  const query = useQuery(pointParcelsApi.list, { id: pointId }, { everyMs: ASK_EVERY_MS, usable: '名单仍可用' });
  const facts = useDeviceFacts(scans);
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
  const { say, sayShown, failure } = useSaying(facts, (draft) => actName(draft, bench));
  return { query, bench, facts, say, sayShown, last, undo: () => void say(...last.map(takingBack)), failure };
}
