// How long before a promise ends is somebody reminded of it?

/** A day; of a promise of less than two days, half of it. */
export const LEAD_MS = 86_400_000;

/** True once the time for a reminder has come. */
export function isSoon({
  since,
  until,
  now,
}: {
  readonly since: Date;
  readonly until: Date;
  readonly now: Date;
}): boolean {
  const lead = Math.min(LEAD_MS, (until.getTime() - since.getTime()) / 2);
  return now.getTime() >= until.getTime() - lead;
}
