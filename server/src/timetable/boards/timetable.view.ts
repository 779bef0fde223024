// How do stops and notices look to a reader?
import { dateAt, dayName, instantOf, secondsAt, wallTime } from '@kehuoyou/shared';
import type { Crs, PackNotice, PointRecord, ServiceDate, Stop } from '@kehuoyou/shared';
import { positionFor } from '../../coordinates.js';
import type { Cancellation } from '../changes/cancellation.js';
import type { FeedStop } from '../feed/feed.js';

/** A stop in the reader's datum. */
export function stopView(stop: FeedStop, crs: Crs | undefined): Stop {
  return { id: stop.stopId, name: stop.name, position: positionFor(crs, { lat: stop.latitude, lng: stop.longitude }) };
}

/** What people of a village should know: cancelled buses at its stops, and pauses of its points. */
export function noticesView(
  cancellations: readonly {
    readonly row: Cancellation;
    readonly routeName: string;
    readonly seconds: number;
    readonly stopName: string;
  }[],
  points: readonly PointRecord[],
  now: Date,
): PackNotice[] {
  const today = dateAt(now);
  const ofTrips = cancellations.filter(isFirst).map((first): PackNotice => {
    const days = cancellations.filter(({ row }) => row.id === first.row.id && row.tripId === first.row.tripId);
    const last = days.at(-1) ?? first;
    const which = `${wallTime(first.seconds)} 从${first.stopName}开的 ${first.routeName}`;
    const when = `${dayName(first.row.serviceDate, today)}${days.length > 1 ? `到${dayName(last.row.serviceDate, today)}，` : ' '}`;
    return {
      id: days.length > 1 ? `${first.row.id}:${first.row.tripId}` : first.row.id,
      kind: 'trip_cancelled',
      text: `${when}${which} 取消${days.length > 1 ? ` ${days.length} 天` : ''}：${first.row.reason}`,
      announcedAt: first.row.announcedAt.toISOString(),
      until: instantOf(last.row.serviceDate, last.seconds).toISOString(),
    };
  });
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

/** True for the first day of those that one announcement cancels of a trip. */
function isFirst(
  { row }: { readonly row: Cancellation },
  index: number,
  all: readonly { readonly row: Cancellation }[],
): boolean {
  return all.findIndex((each) => each.row.id === row.id && each.row.tripId === row.tripId) === index;
}
