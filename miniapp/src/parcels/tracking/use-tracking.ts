// What is known of a number, asked again by itself, more often while an answer is awaited?
import { trackingApi } from '@kehuoyou/shared';
import type { Tracking, TrackingAsk } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** A carrier answers within seconds, if it does; a parcel moves within hours, a late bus by minutes. */
const SOON_MS = 10_000;
const AWAITED_FOR_MS = 60_000;
const USUALLY_MS = 300_000;

/** The answer of one number. */
export function useTracking(ask: TrackingAsk | undefined): Query<Tracking> {
  const now = useNow();
  const quick = useQuery(trackingApi.track, ask, { freshForMs: SOON_MS, everyMs: USUALLY_MS });
  const asked = quick.answer?.parcel === undefined ? quick.answer?.askedAt : undefined;
  const awaited = asked !== undefined && Math.abs(now.getTime() - Date.parse(asked)) < AWAITED_FOR_MS;
  // The same question, a second time: the book asks it once.
  useQuery(trackingApi.track, awaited ? ask : undefined, { freshForMs: USUALLY_MS, everyMs: SOON_MS });
  return quick;
}
