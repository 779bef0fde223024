// What time is it in a test? Whatever the test says.
import type { Clock } from '@kehuoyou/shared';

/** A clock that stands still until it is moved by hand. */
export class HandClock implements Clock {
  private time: number;

  /** Starts at an instant, such as `2026-11-24T09:40:00+08:00`; without an offset it is the county's time. */
  constructor(instant: string | Date = '2026-11-24T09:00:00') {
    this.time = timeOf(instant);
  }

  now(): Date {
    return new Date(this.time);
  }

  /** Puts it to another instant, which may lie before the present one. */
  set(instant: string | Date): void {
    this.time = timeOf(instant);
  }

  /** Moves it on. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}

function timeOf(instant: string | Date): number {
  if (instant instanceof Date) return instant.getTime();
  return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(instant) ? instant : `${instant}+08:00`);
}
