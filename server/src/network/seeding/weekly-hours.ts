// How does the county write down when a point is open?
import { parseWallTime } from '@kehuoyou/shared';
import type { WeeklyHours } from '@kehuoyou/shared';

/** `1-6 08:30-12:00 13:30-18:00; 7 08:30-12:00` as stretches by weekday, 1 for Monday. */
export function parseWeeklyHours(text: string): WeeklyHours[] {
  return text.split(';').flatMap((part) => {
    const [days = '', ...stretches] = part.trim().split(/\s+/);
    const [first, last = first] = days.split('-').map(Number);
    if (first === undefined || last === undefined || !(first >= 1 && last <= 7))
      throw new Error(`no weekdays in "${text}"`);
    return Array.from({ length: last - first + 1 }, (_each, offset) => first + offset).flatMap((weekday) =>
      stretches.map((stretch) => {
        const [opens, closes] = stretch.split('-').map(parseWallTime);
        if (opens === undefined || closes === undefined || closes <= opens) throw new Error(`no hours in "${text}"`);
        return { weekday, opens, closes };
      }),
    );
  });
}
