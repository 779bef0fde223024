// Where does the server take the time from?
import type { Clock } from '@kehuoyou/shared';

/** Token by which a `Clock` is injected. */
export const CLOCK = Symbol('Clock');

/** The real clock, or one that starts at `startAt` and runs on from there. */
export function clockFrom(startAt: Date | undefined): Clock {
  if (!startAt) return { now: () => new Date() };
  const shift = startAt.getTime() - Date.now();
  return { now: () => new Date(Date.now() + shift) };
}
