// Is it now really that late, before what has outlived its purpose is removed?

const DAY = 86_400_000;
/** Longest time, in days, for which a county's server stands still without anybody looking at it. */
export const MOST_SILENCE_DAYS = 30;

/** Retention was last applied so long ago that the clock must be wrong, or the server was off: somebody has to look. */
export class ClockJumped extends Error {
  override readonly name = 'ClockJumped';

  constructor(days: number) {
    super(
      `it is ${days} days after retention was last applied, so nothing was removed: set the clock right, ` +
        'or if it is right, run `apply-retention --clock-is-right` once',
    );
  }
}

/** Throws when `now` is implausibly later than `newest`, the last time that retention was applied or else anything done. */
export function demandPlausible(now: Date, newest: Date | undefined): void {
  if (newest === undefined) return;
  const days = Math.floor((now.getTime() - newest.getTime()) / DAY);
  if (days > MOST_SILENCE_DAYS) throw new ClockJumped(days);
}
