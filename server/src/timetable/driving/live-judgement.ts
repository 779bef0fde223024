// May this person report this of this trip?
import { holds } from '@kehuoyou/shared';
import type { ReportRefusal, ServiceDate, TripFact, TripReport } from '@kehuoyou/shared';
import type { Caller } from '../../http/caller.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** What a judgement depends on. */
export interface JudgementContext {
  readonly timetable: TimetableSnapshot;
  readonly caller: Caller;
  /** Area code of the county. */
  readonly county: string;
  /** Reports of days before this one are refused. */
  readonly oldest: ServiceDate;
  readonly stopOfPoint: (pointId: string) => string | undefined;
  /** Days on which the caller, a driver, did not pass the check of papers. */
  readonly refusedDays: ReadonlySet<ServiceDate>;
}

/** A report that is taken, with the capacity in which it was made, or refused. */
export type Judged = { readonly event: TripReport } & (
  { readonly source: TripFact['source'] } | { readonly refusal: ReportRefusal }
);

/** Judges one report. Whether it fits the others is not decided here: the fold does that. */
export function judge(report: TripReport, context: JudgementContext): Judged {
  const { timetable } = context;
  const trip = timetable.tripNumber.get(report.tripId);
  const source = trip === undefined ? undefined : sourceOf(report, trip, context);
  const refusal = refusalOf(report, trip, source, context);
  return refusal === undefined && source !== undefined
    ? { event: report, source }
    : { event: report, refusal: refusal ?? 'trip_not_found' };
}

function refusalOf(
  report: TripReport,
  trip: number | undefined,
  source: TripFact['source'] | undefined,
  { timetable, oldest, refusedDays }: JudgementContext,
): ReportRefusal | undefined {
  // A foreign trip and a missing one answer alike.
  if (trip === undefined || source === undefined) return 'trip_not_found';
  if (report.serviceDate < oldest) return 'too_old';
  if (!timetable.runs(trip, report.serviceDate)) return 'trip_not_running';
  if (isIncomplete(report)) return 'incomplete';
  if (!callsAt(timetable, trip, report)) return 'stop_not_on_trip';
  if (source === 'driver' && report.kind === 'depart' && refusedDays.has(report.serviceDate)) return 'papers_not_valid';
  return undefined;
}

/** In which capacity somebody speaks of a trip; undefined when in none. */
function sourceOf(
  report: TripReport,
  trip: number,
  { timetable, caller, county, stopOfPoint }: JudgementContext,
): TripFact['source'] | undefined {
  const route = timetable.routeOf(trip);
  const jurisdiction = {
    ...(route === undefined ? {} : { companyId: route.agencyId, lineId: route.routeId }),
    areaCode: county,
  };
  if (holds(caller.grants, ['driver'], jurisdiction)) return 'driver';
  if (holds(caller.grants, ['company_manager', 'county_office'], jurisdiction)) return 'dispatcher';
  // A keeper speaks of buses at their own point, and takes back what they said.
  const own = caller.grants.some(
    ({ role, scope }) => role === 'keeper' && scope.kind === 'point' && stopOfPoint(scope.id) === report.stopId,
  );
  return own && (report.kind === 'stop' || report.kind === 'depart' || report.kind === 'retract')
    ? 'keeper'
    : undefined;
}

function isIncomplete({ kind, stopId, stopSequence, minutes, reason, vehicleId, retracts }: TripReport): boolean {
  switch (kind) {
    case 'stop':
      return stopId === undefined && stopSequence === undefined;
    case 'delay':
      return minutes === undefined;
    case 'cancel':
    case 'short_turn':
      return (reason ?? '').trim() === '';
    case 'replace':
      return vehicleId === undefined;
    case 'retract':
      return retracts === undefined;
    case 'depart':
    case 'restore':
      return false;
  }
}

function callsAt(timetable: TimetableSnapshot, trip: number, { kind, stopId, stopSequence }: TripReport): boolean {
  if (kind === 'retract' || (stopId === undefined && stopSequence === undefined)) return true;
  for (let row = timetable.tripStart[trip] ?? 0; row < (timetable.tripStart[trip + 1] ?? 0); row += 1) {
    const fits =
      (stopId === undefined || timetable.stopAt(row)?.stopId === stopId) &&
      (stopSequence === undefined || timetable.feed.stopTimes.sequence[row] === stopSequence);
    if (fits) return true;
  }
  return false;
}
