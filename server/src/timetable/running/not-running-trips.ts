// Which trips of the present days do not run, by everything that this process has read?
import type { ServiceDate } from '@kehuoyou/shared';
import type { Cancellation } from '../changes/cancellation.js';
import type { TripAssignment, TripFacts } from './live-overlay.js';
import { whyNotRunning } from './not-running.js';
import type { Announcement, NotRunning, SaidOfTrip } from './not-running.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';
import type { LiveOverlay } from './trip-live.js';

/** What is said of all trips. */
export interface SaidOfTrips {
  readonly reported: readonly TripFacts[];
  /** Who was given them. */
  readonly assigned: readonly TripAssignment[];
  readonly announced: readonly Announcement[];
  readonly planned: readonly Cancellation[];
}

/** Every trip and day of which somebody says that it does not run, with whose word stands. `live` are the reports, folded. */
export function notRunningTrips(
  timetable: Pick<TimetableSnapshot, 'tripNumber'>,
  { reported, announced, planned }: Omit<SaidOfTrips, 'assigned'>,
  live: LiveOverlay,
): NotRunning[] {
  const said = new Map<string, { -readonly [Field in keyof SaidOfTrip]: SaidOfTrip[Field] }>();
  const of = (tripId: string, serviceDate: ServiceDate) => {
    const key = `${serviceDate} ${tripId}`;
    const known = said.get(key);
    if (known) return known;
    const progress = live.get(serviceDate)?.get(timetable.tripNumber.get(tripId) ?? -1)?.progress;
    const begun = { tripId, serviceDate, facts: [], progress, announced: [], planned: undefined };
    said.set(key, begun);
    return begun;
  };
  for (const { tripId, date, facts } of reported) of(tripId, date).facts = facts;
  for (const row of announced) {
    const trip = of(row.tripId, row.serviceDate);
    trip.announced = [...trip.announced, row];
  }
  for (const row of planned) of(row.tripId, row.serviceDate).planned = row;
  return [...said.values()].flatMap((each) => whyNotRunning(each) ?? []);
}
