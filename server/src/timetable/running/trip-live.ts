// What is known of one trip of today beyond the timetable?
import { isoOf } from '@kehuoyou/shared';
import type { DepartureDoubt, DepartureLive, LiveBasis, ServiceDate, TripProgress } from '@kehuoyou/shared';
import type { ExpectedCall } from './live-forecast.js';

/** A trip on a day of which something was reported. */
export interface TripLive {
  readonly progress: TripProgress;
  /** By call; undefined when nothing is known but, say, that its papers were checked. */
  readonly expected: readonly ExpectedCall[] | undefined;
}

/** By service day: the trips by number. */
export type LiveOverlay = ReadonlyMap<ServiceDate, ReadonlyMap<number, TripLive>>;

/** What a trip's times rest on, and since when (ms since the epoch). */
export function basisOf({
  calls,
  delay,
  lastAt,
}: TripProgress): { readonly basis: LiveBasis; readonly at: number } | undefined {
  if (lastAt === undefined) return undefined;
  const seen = calls.at(-1);
  const left = seen?.call === 0 && seen.departedAt !== undefined;
  return {
    basis: delay !== undefined ? 'announced' : left ? 'departed' : 'at_stop',
    at: delay?.at ?? seen?.departedAt ?? seen?.arrivedAt ?? lastAt,
  };
}

/** Why a trip may not come although nobody has cancelled it. */
export function doubtOf(live: TripLive | undefined): DepartureDoubt | undefined {
  const doubt = live?.progress.doubt;
  return doubt && { why: doubt.why, at: new Date(doubt.at).toISOString() };
}

/** What may be said of one call; undefined when there is only the timetable. */
export function departureLive(
  { progress, expected }: TripLive,
  call: number,
  date: ServiceDate,
  stopNameOf: (call: number) => string,
): DepartureLive | undefined {
  const here = expected?.[call];
  const known = basisOf(progress);
  if (!here || !known) return undefined;
  const seen = progress.calls.at(-1);
  return {
    basis: known.basis,
    ...(seen === undefined ? {} : { stopName: stopNameOf(seen.call) }),
    at: new Date(known.at).toISOString(),
    expected: isoOf(date, here.departure),
    uncertainty: here.uncertainty,
    ...(here.passed ? { passed: true } : {}),
    ...(seen?.call === call && seen.departedAt === undefined && !here.passed ? { here: true } : {}),
    ...(progress.lateReason === undefined ? {} : { why: progress.lateReason }),
  };
}
