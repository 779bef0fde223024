// How much time has passed, whatever anybody sets the phone's clock to?

/** A look at a count of ms that only goes forward. Two looks can be compared when they are of one run of the app. */
export interface MonotonicReading {
  readonly run: string;
  readonly ms: number;
}

/** Names this run of the app; two runs of a phone hardly ever draw the same number. */
const RUN = String(Math.floor(Math.random() * 1e15));

/** The count now; undefined where the platform has none, as some of WeChat's do. It stops while the phone sleeps. */
export function monotonicReading(): MonotonicReading | undefined {
  if (typeof performance === 'undefined' || typeof performance.now !== 'function') return undefined;
  return { run: RUN, ms: performance.now() };
}

/** ms from `then` until `now`; undefined when the app was closed in between. */
export function msBetween(then: MonotonicReading | undefined, now: MonotonicReading | undefined): number | undefined {
  if (then === undefined || now === undefined || then.run !== now.run) return undefined;
  return Math.max(0, Math.round(now.ms - then.ms));
}
