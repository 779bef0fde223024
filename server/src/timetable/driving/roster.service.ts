// Who drives which of a company's trips on a day?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, fleetPolicy, wallTime } from '@kehuoyou/shared';
import type { Clock, Roster, RosterTrip, ServiceDate } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

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
    const { timetable, feed } = this.current.snapshot();
    const known = feed.agencies.some(({ agencyId }) => agencyId === companyId);
    const company = known ? { companyId, areaCode: this.network.county().code } : undefined;
    authorise(caller, fleetPolicy.readRoster, company, 'company_not_found', 'companyId');
    const rows = await this.dataSource.manager.find(TripAssignmentEntity, {
      where: { serviceDate: date },
      order: { assignedAt: 'ASC', id: 'ASC' },
    });
    const assigned = new Map(rows.map((row) => [row.tripId, row]));
    const ofDay = timetable.tripsInOrder(
      (trip) => timetable.runs(trip, date) && timetable.routeOf(trip)?.agencyId === companyId,
    );
    const trips = ofDay.map((trip) => tripView(timetable, trip, { date, assigned }));
    return { companyId, date, trips };
  }
}

function tripView(
  timetable: TimetableSnapshot,
  trip: number,
  day: { readonly date: ServiceDate; readonly assigned: ReadonlyMap<string, TripAssignmentEntity> },
): RosterTrip {
  const tripId = timetable.feed.trips[trip]?.tripId ?? '';
  const progress = timetable.liveOf(trip, day.date)?.progress;
  const cancelled = timetable.cancelled(trip, day.date);
  const reason = timetable.whyNot(trip, day.date)?.reason;
  const given = day.assigned.get(tripId);
  return {
    tripId,
    routeName: timetable.routeOf(trip)?.shortName ?? '',
    headsign: timetable.headsignAt(timetable.tripStart[trip] ?? 0),
    departure: wallTime(timetable.leaves(trip)),
    arrival: wallTime(timetable.ends(trip)),
    state: cancelled === undefined ? (progress?.state ?? 'planned') : 'cancelled',
    ...(reason === undefined ? {} : { reason }),
    ...(progress?.doubt === undefined || cancelled !== undefined ? {} : { doubt: progress.doubt.why }),
    ...(given === undefined ? {} : { driverId: given.driverId, vehicleId: progress?.vehicleId ?? given.vehicleId }),
  };
}
