// How is the bus called at a stop time at which one must phone before?
import type { Departure } from '@kehuoyou/shared';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { Feed } from '../feed/feed.js';

/** The rule of a stop time; nothing where the timetable has none, or the bus comes by itself. */
export function bookingAt({ stopTimes, bookingRules }: Feed, row: number): Pick<Departure, 'booking'> {
  const id = stopTimes.bookings.get(row);
  if (id === undefined || ((stopTimes.flags[row] ?? 0) & StopTimeFlag.phoneBefore) === 0) return {};
  const rule = bookingRules.find(({ ruleId }) => ruleId === id);
  if (!rule) return {};
  const { ruleId: _ruleId, ...booking } = rule;
  return { booking };
}
