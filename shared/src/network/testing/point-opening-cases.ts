// How does a spec write down a point’s hours and pauses so that they read like ones?
import { addDays, instantOf, parseWallTime } from '../../clock.js';
import type { PointOpeningPlan, PointPause } from '../point-opening-plan.js';

/** A Tuesday. */
export const today = '2026-11-24';

export function seconds(wall: string): number {
  const value = parseWallTime(wall);
  if (value === undefined) throw new Error(`${wall} is no time`);
  return value;
}

/** `at('09:40')` is that time on the Tuesday, `at('09:40', 1)` on the Wednesday. */
export function at(wall: string, days = 0): Date {
  return instantOf(addDays(today, days), seconds(wall));
}

/** `08:30-12:00 13:30-18:00` as stretches. */
export function stretches(text: string): { opens: number; closes: number }[] {
  return text.split(' ').map((each) => {
    const [opens = '', closes = ''] = each.split('-');
    return { opens: seconds(opens), closes: seconds(closes) };
  });
}

/** Open on weekdays (1 Monday to 6 Saturday) in two stretches, unless the story says otherwise. */
export function plan(changes: Partial<PointOpeningPlan> = {}, hours = '08:30-12:00 13:30-18:00'): PointOpeningPlan {
  const weekly = [1, 2, 3, 4, 5, 6].flatMap((weekday) => stretches(hours).map((each) => ({ weekday, ...each })));
  return { status: 'open', weekly, exceptions: [], pauses: [], ...changes };
}

export function pause(
  from: Date,
  until: Date | undefined,
  reason = '盘点',
  announcedAt = '2026-11-20T00:00:00.000Z',
): PointPause {
  return {
    id: `${reason} ${from.toISOString()}`,
    from: from.toISOString(),
    ...(until ? { until: until.toISOString() } : {}),
    reason,
    announcedAt,
  };
}
