// Which buses come to a keeper's point on a day, and which have been there?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, firstDifference, isoOf, pointBusPolicy, wallTime } from '@kehuoyou/shared';
import type { Clock, PointBus, PointBuses, ServiceDate } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** A keeper's buses. */
@Injectable()
export class KeeperBuses {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every call at the stop of the caller's point, also where rides end. A foreign point and a missing one answer alike. */
  list(caller: Caller, pointId: string, date: ServiceDate = dateAt(this.clock.now())): PointBuses {
    const found = this.network.findPoint(pointId);
    const here = found && { ...found, pointId };
    const point = authorise(caller, pointBusPolicy.list, here, 'point_not_found', 'pointId');
    const { timetable } = this.current.snapshot();
    const stop = timetable.stopNumber.get(point.stopId ?? '');
    const buses = stop === undefined ? [] : rowsAt(timetable, stop, date).map((row) => busView(timetable, row, date));
    return { pointId, ...(point.stopId === undefined ? {} : { stopId: point.stopId }), date, buses };
  }
}

/** The stop times at a stop on a day, in the order of arrival. */
function rowsAt(timetable: TimetableSnapshot, stop: number, date: ServiceDate): number[] {
  const rows: number[] = [];
  const here = new Set(timetable.places.within(stop));
  timetable.stopOf.forEach((each, row) => {
    // Where a ride begins nothing arrives.
    const trip = timetable.tripOf[row] ?? 0;
    if (here.has(each) && row !== timetable.tripStart[trip] && timetable.runs(trip, date)) rows.push(row);
  });
  return rows.sort((a, b) => firstDifference((timetable.arrival[a] ?? 0) - (timetable.arrival[b] ?? 0), a - b));
}

function busView(timetable: TimetableSnapshot, row: number, date: ServiceDate): PointBus {
  const trip = timetable.tripOf[row] ?? 0;
  const progress = timetable.liveOf(trip, date)?.progress;
  const cancelled = timetable.cancelled(trip, date);
  const turned = row > (timetable.lastRow(trip, date) ?? Infinity);
  const reason = cancelled ?? (turned ? timetable.whyNot(trip, date)?.reason : undefined);
  const seen = progress?.calls.find(({ call }) => call === row - (timetable.tripStart[trip] ?? 0));
  const reportedAt = seen?.arrivedAt ?? seen?.departedAt;
  const ends = row === timetable.finalRow(trip);
  return {
    tripId: timetable.feed.trips[trip]?.tripId ?? '',
    routeName: timetable.routeOf(trip)?.shortName ?? '',
    headsign: ends ? (timetable.stopAt(timetable.tripStart[trip] ?? 0)?.name ?? '') : timetable.headsignAt(row),
    arrival: wallTime(timetable.arrival[row] ?? 0),
    arrivalSeconds: timetable.arrival[row] ?? 0,
    stopSequence: timetable.feed.stopTimes.sequence[row] ?? 0,
    approximate: ((timetable.flags[row] ?? 0) & StopTimeFlag.approximate) !== 0,
    ends,
    carriesParcels: timetable.tripCarries[trip] === 1,
    state: cancelled === undefined ? (progress?.state ?? 'planned') : 'cancelled',
    dropped: cancelled !== undefined || turned,
    ...(reason === undefined ? {} : { reason }),
    ...(reportedAt === undefined ? {} : { reportedAt: new Date(reportedAt).toISOString() }),
    ...(cancelled !== undefined || turned ? {} : knownOf(timetable, row, date)),
  };
}

/** What was said of a bus that comes: when it arrives, where a board says when it leaves; and whether it may not. */
function knownOf(timetable: TimetableSnapshot, row: number, date: ServiceDate): Pick<PointBus, 'live' | 'doubt'> {
  const trip = timetable.tripOf[row] ?? 0;
  const { live, doubt } = timetable.departureOf(row, date);
  const expected = timetable.liveOf(trip, date)?.expected?.[row - (timetable.tripStart[trip] ?? 0)];
  return {
    ...(live && expected && { live: { ...live, expected: isoOf(date, expected.arrival) } }),
    ...(doubt && { doubt }),
  };
}
