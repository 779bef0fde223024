// How much of a promised time is left, in words and as a share?

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** A span that runs out. */
export interface RunningSpan {
  readonly from: Date;
  readonly until: Date;
  readonly now: Date;
}

/** `fine`, `short` in its last quarter, `over` once it has run out. */
export type ClockState = 'fine' | 'short' | 'over';

/** A span as a clock bar shows it. */
export interface ClockReading {
  /** 21 时 40 分, 5 天 21 时, 超 3 时 10 分: the two largest units, rounded down. */
  readonly words: string;
  /** What of it has gone by, 0 to 1. */
  readonly gone: number;
  readonly state: ClockState;
}

/** In the last quarter of a span somebody has to look. */
const SHORT_FROM = 0.75;

/** Reads a span that runs out. */
export function readClock({ from, until, now }: RunningSpan): ClockReading {
  const whole = until.getTime() - from.getTime();
  const left = until.getTime() - now.getTime();
  const gone = whole <= 0 ? 1 : Math.max(0, Math.min(1, 1 - left / whole));
  const state = left < 0 ? 'over' : gone >= SHORT_FROM ? 'short' : 'fine';
  return { words: `${left < 0 ? '超 ' : ''}${spanWords(Math.abs(left))}`, gone, state };
}

function spanWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES);
  if (days > 0) return hours === 0 ? `${days} 天` : `${days} 天 ${hours} 时`;
  const rest = minutes % HOUR_MINUTES;
  if (hours > 0) return rest === 0 ? `${hours} 时` : `${hours} 时 ${rest} 分`;
  return `${rest} 分`;
}
