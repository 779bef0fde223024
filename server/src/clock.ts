// Where does the server take the time from?
import type { Clock } from '@kehuoyou/shared';

/** Token by which a `Clock` is injected. */
export const CLOCK = Symbol('Clock');

/** A clock that can be set. */
export interface SettableClock extends Clock {
  /** From now on it is `at`, and time runs on from there. */
  set(at: Date): void;
}

/** The real clock, or one that starts at `startAt`, runs on from there and can be set. */
export function clockFrom(startAt: undefined): Clock;
export function clockFrom(startAt: Date): SettableClock;
export function clockFrom(startAt: Date | undefined): Clock | SettableClock;
export function clockFrom(startAt: Date | undefined): Clock | SettableClock {
  if (!startAt) return { now: () => new Date() };
  let shift = startAt.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + shift),
    set: (at) => void (shift = at.getTime() - Date.now()),
  };
}
