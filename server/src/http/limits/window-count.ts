// Who has had their share within this minute, or another span of time?
//
// It stands before every answer, and counts at once: the libraries answer by a promise, which costs a
// hot answer as much again as all else that we do for it.
import type { Clock } from '@kehuoyou/shared';

const MINUTE_MS = 60_000;

/** Counts by key over each minute, or each span of `windowMs`. */
export class WindowCount {
  private counts = new Map<string, number>();
  private began = -Infinity;

  constructor(
    private readonly most: number,
    private readonly clock: Clock,
    private readonly windowMs = MINUTE_MS,
  ) {}

  /** Counts one for `key`; false when it has had its share of this span. */
  takes(key: string): boolean {
    const now = this.clock.now().getTime();
    // A clock that was put back begins anew as well, so that nobody stays shut out.
    if (now < this.began || now >= this.began + this.windowMs) {
      this.counts = new Map();
      this.began = now;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= this.most;
  }
}
