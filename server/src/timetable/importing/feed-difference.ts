// What would a new feed change for people, against what runs now?
import { addDays, distanceMetres, FEED_DAYS, gtfsTime } from '@kehuoyou/shared';
import type { FeedChange, FeedDifference, FeedThing, ServiceDate } from '@kehuoyou/shared';
import type { Feed } from '../feed/feed.js';
import { ServiceCalendar } from '../feed/service-calendar.js';

/** Things listed of each kind; of the rest only the number. */
const MOST_LISTED = 100;
/** A stop that moves less stays where it is: positions are read off maps. */
const MOVED_METRES = 20;
/** Days over which two services are compared, and first and last days looked for. */
const DAYS_COMPARED = 400;

/** Lines, trips and stops that `next` gains, loses and changes against `now`, seen from the day `today` on. */
export function differenceOf(now: Feed | undefined, next: Feed, today: ServiceDate): FeedDifference {
  const before = new FeedPicture(now, today);
  const after = new FeedPicture(next, today);
  return {
    lines: changes(before.lines(), after.lines(), (a, b) =>
      a.name === b.name ? undefined : `改名：${a.name}→${b.name}`,
    ),
    trips: changes(before.trips(), after.trips(), tripChange),
    stops: changes(before.stops(), after.stops(), stopChange),
    ...after.span(),
    week: Array.from({ length: FEED_DAYS }, (_each, day) => addDays(today, day)).map((date) => ({
      date,
      before: before.tripsOn(date),
      after: after.tripsOn(date),
    })),
  };
}

interface Thing {
  readonly name: string;
}
interface TripThing extends Thing {
  readonly first: number;
  readonly calls: string;
  readonly times: string;
  readonly days: string;
}
interface StopThing extends Thing {
  readonly lat: number;
  readonly lng: number;
}

/** A feed as people know it: by names and days, not by numbers. */
class FeedPicture {
  private readonly calendar: ServiceCalendar | undefined;
  private readonly days: readonly ServiceDate[];

  constructor(
    private readonly feed: Feed | undefined,
    today: ServiceDate,
  ) {
    this.calendar = feed && new ServiceCalendar(feed);
    this.days = Array.from({ length: DAYS_COMPARED }, (_each, day) => addDays(today, day));
  }

  lines(): Map<string, Thing> {
    return new Map(
      (this.feed?.routes ?? []).map(({ routeId, shortName, longName }) => [
        routeId,
        { name: `${shortName} ${longName}`.trim() },
      ]),
    );
  }

  stops(): Map<string, StopThing> {
    return new Map(
      (this.feed?.stops ?? []).map(({ stopId, name, latitude, longitude }) => [
        stopId,
        { name, lat: latitude, lng: longitude },
      ]),
    );
  }

  trips(): Map<string, TripThing> {
    const { feed } = this;
    if (!feed) return new Map();
    const routes = new Map(feed.routes.map((route) => [route.routeId, route]));
    const serviceDays = this.serviceDays();
    const { tripStart, stop, arrival, departure, flags } = feed.stopTimes;
    return new Map(
      feed.trips.map((trip, number) => {
        const [start, end] = [tripStart[number] ?? 0, tripStart[number + 1] ?? 0];
        const rows = Array.from({ length: end - start }, (_each, index) => start + index);
        const route = routes.get(trip.routeId);
        const first = departure[start] ?? 0;
        return [
          trip.tripId,
          {
            name: `${route?.shortName ?? ''} ${gtfsTime(first).slice(0, 5)} ${trip.headsign}`.trim(),
            first,
            calls: rows.map((row) => `${feed.stops[stop[row] ?? 0]?.stopId ?? ''} ${flags[row] ?? 0}`).join('\n'),
            times: rows.map((row) => `${arrival[row] ?? 0} ${departure[row] ?? 0}`).join('\n'),
            days: serviceDays.get(trip.serviceId) ?? '',
          },
        ];
      }),
    );
  }

  /** First and last day with a bus, within the days compared. */
  span(): { firstDay?: ServiceDate; lastDay?: ServiceDate } {
    const used = new Set(this.feed?.trips.map(({ serviceId }) => this.calendar?.numbers.get(serviceId) ?? -1));
    const running = this.days.filter((date) =>
      this.calendar?.running(date).some((runs, service) => runs === 1 && used.has(service)),
    );
    const [firstDay] = running;
    const lastDay = running.at(-1);
    return firstDay === undefined || lastDay === undefined ? {} : { firstDay, lastDay };
  }

  tripsOn(date: ServiceDate): number {
    const running = this.calendar?.running(date);
    const runs = (serviceId: string): boolean => running?.[this.calendar?.numbers.get(serviceId) ?? -1] === 1;
    return (this.feed?.trips ?? []).filter(({ serviceId }) => runs(serviceId)).length;
  }

  private serviceDays(): Map<string, string> {
    const running = this.days.map((date) => this.calendar?.running(date));
    return new Map(
      [...(this.calendar?.numbers ?? [])].map(([id, number]) => [
        id,
        running.map((day) => day?.[number] ?? 0).join(''),
      ]),
    );
  }
}

function changes<T extends Thing>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  changeOf: (before: T, after: T) => string | undefined,
): FeedChange {
  const gained: FeedThing[] = [];
  const changed: FeedThing[] = [];
  for (const [id, thing] of after) {
    const old = before.get(id);
    const change = old && changeOf(old, thing);
    if (!old) gained.push({ id, name: thing.name });
    else if (change !== undefined) changed.push({ id, name: thing.name, change });
  }
  const lost = [...before].filter(([id]) => !after.has(id)).map(([id, { name }]) => ({ id, name }));
  const counts = {
    gained: gained.length,
    lost: lost.length,
    changed: changed.length,
    same: after.size - gained.length - changed.length,
  };
  return {
    gained: gained.slice(0, MOST_LISTED),
    lost: lost.slice(0, MOST_LISTED),
    changed: changed.slice(0, MOST_LISTED),
    counts,
  };
}

function tripChange(a: TripThing, b: TripThing): string | undefined {
  const found = [
    a.first === b.first ? undefined : `改点：${gtfsTime(a.first).slice(0, 5)}→${gtfsTime(b.first).slice(0, 5)}`,
    a.calls === b.calls ? undefined : '停站变了',
    a.first === b.first && a.calls === b.calls && a.times !== b.times ? '中途时间变了' : undefined,
    a.days === b.days ? undefined : '开行日期变了',
  ].filter((each) => each !== undefined);
  return found.length === 0 ? undefined : found.join('，');
}

function stopChange(a: StopThing, b: StopThing): string | undefined {
  if (a.name !== b.name) return `改名：${a.name}→${b.name}`;
  const metres = Math.round(distanceMetres(a, b));
  return metres > MOVED_METRES ? `位置移了 ${metres} 米` : undefined;
}
