// When is something tried again that has just failed?

/** Doubles the pause with each attempt, the first being 1, up to the longest one. */
export function retryAfter(now: Date, attempts: number, firstMs: number, longestMs: number): Date {
  return new Date(now.getTime() + Math.min(longestMs, firstMs * 2 ** (attempts - 1)));
}
