// How do stops and notices look to a reader?
import { dateAt, dayName, instantOf, secondsAt, wallTime } from '@kehuoyou/shared';
import type { Crs, PackNotice, PointRecord, ServiceDate, Stop } from '@kehuoyou/shared';
import { positionFor } from '../datum.js';
import type { FeedStop } from './feed.js';
import type { TripCancellationEntity } from './timetable.entity.js';

/** A stop in the reader's datum. */
export function stopView(stop: FeedStop, crs: Crs | undefined): Stop {
  return { id: stop.stopId, name: stop.name, position: positionFor(crs, { lat: stop.latitude, lng: stop.longitude }) };
}

/** What people of a village should know: cancelled buses at its stops, and pauses of its points. */
export function noticesView(
  cancellations: readonly { readonly row: TripCancellationEntity; readonly routeName: string; readonly seconds: number; readonly stopName: string }[],
  points: readonly PointRecord[],
  now: Date,
): PackNotice[] {
  const today = dateAt(now);
  const ofTrips = cancellations.map(({ row, routeName, seconds, stopName }): PackNotice => ({
    id: row.id,
    kind: 'trip_cancelled',
    text: `${dayName(row.serviceDate, today)} ${wallTime(seconds)} 从${stopName}开的 ${routeName} 取消：${row.reason}`,
    announcedAt: row.announcedAt.toISOString(),
    until: instantOf(row.serviceDate, seconds).toISOString(),
  }));
  const ofPoints = points.flatMap((point) =>
    point.pauses
      .filter((pause) => pause.until === undefined || new Date(pause.until) > now)
      .map((pause): PackNotice => ({
        id: pause.id,
        kind: 'point_paused',
        text: `${point.name}暂停服务：${pause.reason}。${periodText(new Date(pause.from), pause.until, today)}`,
        announcedAt: pause.announcedAt,
        ...(pause.until === undefined ? {} : { until: pause.until }),
      })),
  );
  return [...ofTrips, ...ofPoints].sort((a, b) => (a.announcedAt < b.announcedAt ? 1 : -1));
}

function periodText(from: Date, until: string | undefined, today: ServiceDate): string {
  const moment = (instant: Date): string => `${dayName(dateAt(instant), today)} ${wallTime(secondsAt(instant))}`;
  return until === undefined ? `${moment(from)} 起，恢复时间另行通知` : `${moment(from)} 到 ${moment(new Date(until))}`;
}
