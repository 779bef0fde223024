// Which companies may the caller manage, and who drives which of their trips on a day?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure, wallTime } from '@kehuoyou/shared';
import type { Clock, Roster, RosterTrip, ServiceDate } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../clock.js';
import type { Caller } from '../http/caller.js';
import { NetworkService } from '../network/network.service.js';
import { CurrentTimetable } from './current-timetable.service.js';
import { TripAssignmentEntity } from './fleet.entity.js';
import { mayManage } from './timetable-access.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';

/** A dispatcher's view of a company's day. */
@Injectable()
export class Rosters {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every trip of a company on a day. */
  async day(caller: Caller, companyId: string, date: ServiceDate = dateAt(this.clock.now())): Promise<Roster> {
    const { timetable, feed } = this.current.picture();
    const known = feed.agencies.some(({ agencyId }) => agencyId === companyId);
    if (!known || !this.manages(caller, companyId)) throw new Failure('company_not_found', 'companyId');
    const rows = await this.dataSource.manager.find(TripAssignmentEntity, { where: { serviceDate: date }, order: { assignedAt: 'ASC', id: 'ASC' } });
    const assigned = new Map(rows.map((row) => [row.tripId, row]));
    const trips = tripsOf(timetable, companyId, date).map((trip) => tripView(timetable, trip, { date, assigned }));
    return { companyId, date, trips };
  }

  private manages(caller: Caller, companyId: string): boolean {
    return mayManage(caller, { companyId, areaCode: this.network.county().code });
  }
}

/** The trips of a company that run on a day, in the order of departure. */
function tripsOf(timetable: TimetableSnapshot, companyId: string, date: ServiceDate): number[] {
  return [...timetable.feed.trips.keys()]
    .filter((trip) => timetable.runs(trip, date) && timetable.feed.routes[timetable.tripRoute[trip] ?? 0]?.agencyId === companyId)
    .sort((a, b) => departureOf(timetable, a) - departureOf(timetable, b) || a - b);
}

function departureOf(timetable: TimetableSnapshot, trip: number): number {
  return timetable.departure[timetable.tripStart[trip] ?? 0] ?? 0;
}

function tripView(timetable: TimetableSnapshot, trip: number, day: { readonly date: ServiceDate; readonly assigned: ReadonlyMap<string, TripAssignmentEntity> }): RosterTrip {
  const tripId = timetable.feed.trips[trip]?.tripId ?? '';
  const progress = timetable.liveOf(trip, day.date)?.progress;
  const cancelled = timetable.cancelled(trip, day.date);
  const reason = cancelled ?? progress?.reason;
  const given = day.assigned.get(tripId);
  return {
    tripId,
    routeName: timetable.feed.routes[timetable.tripRoute[trip] ?? 0]?.shortName ?? '',
    headsign: timetable.headsign(trip),
    departure: wallTime(departureOf(timetable, trip)),
    arrival: wallTime(timetable.arrival[(timetable.tripStart[trip + 1] ?? 1) - 1] ?? 0),
    state: cancelled === undefined ? (progress?.state ?? 'planned') : 'cancelled',
    ...(reason === undefined ? {} : { reason }),
    ...(given === undefined ? {} : { driverId: given.driverId, vehicleId: progress?.vehicleId ?? given.vehicleId }),
  };
}
