// How many of a day's trips are driven, given away and still nobody's, and when do the latter leave?
import type { RosterTrip, TripState } from '@kehuoyou/shared';
import type { DayBar } from '../../ui/charts/day-bars';

const hasLeft: readonly TripState[] = ['departed', 'at_stop', 'short_turned'];

/** What of a day's trips is where; `running` is all of them but the cancelled ones. */
export interface DayRoomCounts {
  readonly running: number;
  readonly done: number;
  readonly underway: number;
  /** Given to somebody and not on its way yet. */
  readonly given: number;
}

/** True for a trip that somebody has still to be found for: one that was seen to leave has a driver, whoever that is. */
export function isNobodys({ driverId, state }: RosterTrip): boolean {
  return driverId === undefined && state !== 'cancelled' && state !== 'arrived' && !hasLeft.includes(state);
}

/** A trip that nobody was found for counts as room that is left. */
export function roomOf(trips: readonly RosterTrip[]): DayRoomCounts {
  const own = trips.filter((trip) => trip.state !== 'cancelled' && !isNobodys(trip));
  const done = own.filter(({ state }) => state === 'arrived').length;
  const underway = own.filter(({ state }) => hasLeft.includes(state)).length;
  return {
    running: trips.filter(({ state }) => state !== 'cancelled').length,
    done,
    underway,
    given: own.length - done - underway,
  };
}

/** Trips that are nobody's by the hour in which they leave, from the first such hour to the last; none when all have somebody. */
export function openByHour(trips: readonly RosterTrip[]): DayBar[] {
  const hours = trips.filter(isNobodys).map(({ departure }) => Number(departure.slice(0, 2)));
  if (hours.length === 0) return [];
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  return Array.from({ length: last - first + 1 }, (_each, index) => {
    const hour = first + index;
    return {
      label: `${hour}点`,
      value: hours.filter((each) => each === hour).length,
    };
  });
}
