// How does a spec decide what time it is?
import type { Clock } from '@kehuoyou/shared';

/** A clock that stands still until somebody moves it. */
export class HandClock implements Clock {
  private time: number;

  /** Starts at an ISO 8601 instant, such as `2026-11-24T09:40:00+08:00`. */
  constructor(instant: string) {
    this.time = Date.parse(instant);
  }

  now(): Date {
    return new Date(this.time);
  }

  /** Puts it to another instant, which may lie before the present one. */
  set(instant: string): void {
    this.time = Date.parse(instant);
  }

  /** Moves it on. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}
