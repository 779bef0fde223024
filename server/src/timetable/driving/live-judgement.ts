// May this person report this of this trip?
import { tripReportPolicy } from '@kehuoyou/shared';
import type { ReportRefusal, Role, ServiceDate, TripFact, TripReport } from '@kehuoyou/shared';
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
  /** Points at a stop. */
  readonly pointsAt: (stopId: string) => readonly string[];
  /** Days on which the caller, a driver, did not pass the check of papers. */
  readonly refusedDays: ReadonlySet<ServiceDate>;
  /** Whose each vehicle is that is named; one that there is not is not among them. */
  readonly vehicleCompanies: ReadonlyMap<string, string>;
  /** Reports (their ids) in which a vehicle takes over whose papers do not hold on that day. */
  readonly unfitReplacements: ReadonlySet<string>;
}

/** A report that is taken, with the capacity in which it was made, or refused. */
export type Judged = { readonly event: TripReport } & (
  { readonly source: TripFact['source'] } | { readonly refusal: ReportRefusal }
);

/** In which capacity a role speaks of a trip. */
const SOURCES: Readonly<Partial<Record<Role, TripFact['source']>>> = {
  driver: 'driver',
  company_manager: 'dispatcher',
  county_office: 'dispatcher',
  keeper: 'keeper',
};

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
  { timetable, oldest, refusedDays, vehicleCompanies, unfitReplacements }: JudgementContext,
): ReportRefusal | undefined {
  // A foreign trip and a missing one answer alike.
  if (trip === undefined || source === undefined) return 'trip_not_found';
  if (report.serviceDate < oldest) return 'too_old';
  if (!timetable.runs(trip, report.serviceDate)) return 'trip_not_running';
  if (isIncomplete(report)) return 'incomplete';
  if (!callsAt(timetable, trip, report)) return 'stop_not_on_trip';
  const { vehicleId } = report;
  if (vehicleId !== undefined && vehicleCompanies.get(vehicleId) !== timetable.routeOf(trip)?.agencyId)
    return 'vehicle_not_found';
  if (unfitReplacements.has(report.eventId)) return 'papers_not_valid';
  if (source === 'driver' && report.kind === 'depart' && refusedDays.has(report.serviceDate)) return 'papers_not_valid';
  return undefined;
}

/** In which capacity somebody speaks of a trip; undefined when in none. */
function sourceOf(
  report: TripReport,
  trip: number,
  { timetable, caller, county, pointsAt }: JudgementContext,
): TripFact['source'] | undefined {
  const route = timetable.routeOf(trip);
  const role = tripReportPolicy[report.kind].roleFor(caller, {
    ...(route === undefined ? {} : { companyId: route.agencyId, lineId: route.routeId }),
    areaCode: county,
    pointIds: report.stopId === undefined ? [] : pointsAt(report.stopId),
  });
  return role && SOURCES[role];
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
      (stopId === undefined || timetable.isAt(row, stopId)) &&
      (stopSequence === undefined || timetable.feed.stopTimes.sequence[row] === stopSequence);
    if (fits) return true;
  }
  return false;
}
