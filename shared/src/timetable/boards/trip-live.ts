// What may we honestly say of a departure: the timetable, that it left, or where it was last seen?
import type { Departure, DepartureLive } from './departure.js';

/** A bus that was seen so long ago may be anywhere by now, ms: the next stop is never so far. */
const OLD_AFTER_MS = 15 * 60_000;

/** True where a report from `at` (ISO 8601) no longer says where the bus is. */
export function isOldNews({ at }: Pick<DepartureLive, 'at'>, now: Date): boolean {
  return now.getTime() - Date.parse(at) >= OLD_AFTER_MS;
}

/** The honest label: 时刻表, 司机已发车, or 刚到嵩口（3分钟前）; what is old is not called new: 20分钟前到过嵩口. */
export function honestyLabel(departure: Pick<Departure, 'status' | 'live'>, now: Date): string {
  const { live } = departure;
  if (departure.status === 'cancelled') return '停开';
  if (!live) return '时刻表';
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(live.at)) / 60_000));
  const ago = minutes === 0 ? '刚刚' : minutes < 60 ? `${minutes}分钟前` : `${Math.floor(minutes / 60)}小时前`;
  switch (live.basis) {
    case 'departed':
      return `司机已发车（${ago}）`;
    case 'at_stop':
      return isOldNews(live, now) ? `${ago}到过${live.stopName ?? ''}` : `刚到${live.stopName ?? ''}（${ago}）`;
    case 'announced':
      return `司机说会晚点（${ago}）`;
  }
}

/** When one must reckon with the bus at the earliest: reminders go by this, never by when it is likely. */
export function earliestPlausible(departure: Pick<Departure, 'departure' | 'live'>): Date {
  const { live } = departure;
  if (!live || live.passed) return new Date(departure.departure);
  return new Date(Date.parse(live.expected) - live.uncertainty * 1_000);
}

/** True while a departure may still be taken at `now`: it is due, or late, and nobody has seen it leave. */
export function isStillToCome(departure: Pick<Departure, 'departure' | 'live'>, now: number): boolean {
  const { live } = departure;
  if (live?.passed) return false;
  if (Date.parse(departure.departure) >= now) return true;
  return live !== undefined && Date.parse(live.expected) + live.uncertainty * 1_000 >= now;
}

/**
 * Tells for each cancelled departure the next one that says it goes the same way: of the same list, or of
 * what comes `later`, which is asked for only when there is need.
 */
export function withAlternatives(
  departures: readonly Departure[],
  later: () => readonly Departure[] = () => [],
): readonly Departure[] {
  if (!departures.some(({ status }) => status === 'cancelled')) return departures;
  const candidates = [...departures, ...later()];
  return departures.map((each) => {
    if (each.status !== 'cancelled') return each;
    const next = candidates.find(
      (other) => other.status !== 'cancelled' && other.headsign === each.headsign && other.departure > each.departure,
    );
    if (!next) return each;
    const { tripId, serviceDate, routeName, departure } = next;
    return { ...each, alternative: { tripId, serviceDate, routeName, departure } };
  });
}
