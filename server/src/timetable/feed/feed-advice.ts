// What in a sound feed should somebody look at all the same?
import { addDays } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { Feed } from './feed.js';
import type { FeedIssues } from './feed-issue.js';
import { placeholdersAmong } from './placeholder-positions.js';
import { ServiceCalendar } from './service-calendar.js';

/** Notes what is allowed but mostly a mistake. `today` is where "the next seven days" begins. */
export function advise(feed: Feed, issues: FeedIssues, today: ServiceDate): void {
  adviseRoutes(feed, issues);
  adviseStops(feed, issues);
  advisePositions(feed, issues);
  const { tripStart } = feed.stopTimes;
  feed.trips.forEach(({ tripId }, trip) => {
    if (tripStart[trip] === tripStart[trip + 1])
      issues.add({
        code: 'unused_trip',
        file: 'trips.txt',
        row: 0,
        field: 'trip_id',
        reason: `车次“${tripId}”在 stop_times.txt 里没有一站`,
      });
  });
  adviseDays(feed, issues, today);
}

function adviseRoutes({ routes }: Feed, issues: FeedIssues): void {
  const seen = new Map<string, string>();
  for (const { routeId, agencyId, shortName, longName, type, color, textColor } of routes) {
    const name = [agencyId, shortName, longName, type].join('\0');
    const before = seen.get(name);
    if (before !== undefined)
      issues.add({
        code: 'duplicate_route_name',
        file: 'routes.txt',
        row: 0,
        field: 'route_short_name',
        reason: `“${routeId}”和“${before}”同名，人们分不清`,
      });
    else seen.set(name, routeId);
    if (color !== null && contrast(color, textColor ?? '000000') < 72)
      issues.add({
        code: 'route_color_contrast',
        file: 'routes.txt',
        row: 0,
        field: 'route_text_color',
        reason: `“${routeId}”的字和底色太接近，看不清`,
      });
  }
}

/** Difference of luma, 0 to 255, as the canonical validator measures it. */
function contrast(a: string, b: string): number {
  const luma = (hex: string): number =>
    [0.3, 0.59, 0.11].reduce(
      (sum, weight, part) => sum + weight * Number.parseInt(hex.slice(part * 2, part * 2 + 2), 16),
      0,
    );
  return Math.abs(luma(a) - luma(b));
}

function adviseStops({ stops, stopTimes }: Feed, issues: FeedIssues): void {
  const used = new Set(stopTimes.stop);
  stops.forEach(({ stopId, name, locationType, parentStation, platformCode }, number) => {
    if (locationType !== 0) return;
    if (!used.has(number))
      issues.add({
        code: 'stop_without_stop_time',
        file: 'stops.txt',
        row: 0,
        field: 'stop_id',
        reason: `没有车停“${name}”（${stopId}）`,
      });
    if (parentStation === null && platformCode !== null)
      issues.add({
        code: 'platform_without_parent_station',
        file: 'stops.txt',
        row: 0,
        field: 'parent_station',
        reason: `“${name}”（${stopId}）没有写属于哪个车站`,
      });
  });
}

function advisePositions({ stops }: Feed, issues: FeedIssues): void {
  for (const [number, why] of placeholdersAmong(stops)) {
    const { stopId = '', name = '', latitude = 0, longitude = 0 } = stops[number] ?? {};
    const where = `“${name}”（${stopId}）`;
    issues.add({
      code: why === 'origin' ? 'point_near_origin' : 'many_stops_on_one_spot',
      file: 'stops.txt',
      row: 0,
      field: 'stop_lat',
      reason:
        why === 'origin'
          ? `${where}写的位置是 ${latitude}，${longitude}，不是真的位置，走路换车不算它`
          : `${where}和好几个站写在同一个位置，不像是真的，走路换车不算它`,
    });
  }
}

function adviseDays(feed: Feed, issues: FeedIssues, today: ServiceDate): void {
  for (const { serviceId, endDate } of feed.calendars) {
    const later = feed.calendarDates.some(
      (each) => each.serviceId === serviceId && each.exceptionType === 1 && each.date >= today,
    );
    if (endDate < today && !later)
      issues.add({
        code: 'expired_calendar',
        file: 'calendar.txt',
        row: 0,
        field: 'end_date',
        reason: `“${serviceId}”已经在 ${endDate} 结束`,
      });
  }
  const calendar = new ServiceCalendar(feed);
  const week = Array.from({ length: 7 }, (_each, day) => calendar.running(addDays(today, day)));
  if (
    !feed.trips.some(({ serviceId }) => week.some((running) => running[calendar.numbers.get(serviceId) ?? -1] === 1))
  ) {
    issues.add({
      code: 'trip_coverage_not_active_for_next7_days',
      file: 'trips.txt',
      row: 0,
      reason: '今后七天一班车也没有',
    });
  }
}
