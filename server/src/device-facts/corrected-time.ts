// When did something happen, if a phone says so whose clock may be wrong, may have been set since, or be lost?
import type { DeviceEvent, DeviceSending, TimeQuality } from '@kehuoyou/shared';

/** When the server received what a phone sent, and what the phone's clock said then. */
export interface Receipt extends Pick<DeviceSending, 'sentAt'> {
  readonly receivedAt: Date;
}

/** When it happened as far as anybody knows: never after its receipt. */
export interface CorrectedTime {
  readonly at: Date;
  readonly quality: TimeQuality;
}

/** A clock that is further off than this is not taken as it is; so long, besides, may a request travel. */
const TRUSTED_OFFSET_MS = 120_000;
/** Nothing waits on a phone for longer, and a clock that is further off is not set wrongly but lost, such as one of 2019. */
const LONGEST_MS = 60 * 86_400_000;

/**
 * Corrects the time of a fact. The phone's clock tells how old the fact was when it was sent; that is right however
 * wrong the clock is, unless it was set in between. That it was set shows when the fact would be from the phone's own
 * future, younger than the phone has counted by what nobody can set, or older than anything waits: then the count is
 * all that is left, and without it nobody knows. The count alone is not enough, for it stops while the phone sleeps.
 */
export function correctedTime(
  { occurredAt, ageMs }: Pick<DeviceEvent, 'occurredAt' | 'ageMs'>,
  { sentAt, receivedAt }: Receipt,
): CorrectedTime {
  const [occurred, sent, received] = [Date.parse(occurredAt), Date.parse(sentAt), receivedAt.getTime()];
  const age = sent - occurred;
  const wasSet = age < (ageMs ?? 0) - TRUSTED_OFFSET_MS || age > LONGEST_MS;
  const before = (ms: number): Date => new Date(received - Math.max(0, ms));
  if (wasSet) {
    const counted = ageMs !== undefined && ageMs <= LONGEST_MS;
    return counted ? { at: before(ageMs), quality: 'estimated' } : { at: receivedAt, quality: 'suspect' };
  }
  const offset = Math.abs(received - sent);
  if (offset <= TRUSTED_OFFSET_MS) return { at: new Date(Math.min(occurred, received)), quality: 'measured' };
  // A lost clock begins anew whenever the phone does: only while the phone counts on is it known to go through.
  const lost = offset > LONGEST_MS && ageMs === undefined;
  return { at: before(age), quality: lost ? 'suspect' : 'estimated' };
}
