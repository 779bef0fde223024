// How does a spec decide what time it is?
import type { Clock } from '@kehuoyou/shared';

/** A clock that stands still until somebody moves it. */
export class HandClock implements Clock {
  constructor(private time: Date = new Date('2026-11-24T09:00:00+08:00')) {}

  now(): Date {
    return new Date(this.time);
  }

  /** Sets it, such as `2026-11-24T21:00:00`, in the county's time. */
  set(text: string): void {
    this.time = new Date(`${text}+08:00`);
  }

  /** Moves it on by milliseconds. */
  pass(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}
