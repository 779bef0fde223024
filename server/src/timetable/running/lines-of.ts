// Which lines are there, and at which stops do they call?
import type { Lines } from '@kehuoyou/shared';
import type { TimetableSnapshot } from './timetable-snapshot.js';

/** All lines, each with the stops of its longest trip, and all stops. Positions are WGS-84. */
export function linesOf(timetable: TimetableSnapshot): Lines {
  const { feed, tripRoute, stopNumber } = timetable;
  const longest = new Map<number, number>();
  feed.trips.forEach((_trip, number) => {
    const route = tripRoute[number] ?? 0;
    const best = longest.get(route);
    if (best === undefined || calls(timetable, number) > calls(timetable, best)) longest.set(route, number);
  });
  const agencies = new Map(feed.agencies.map(({ agencyId, name }) => [agencyId, name]));
  return {
    stops: [...stopNumber.values()].flatMap((number) => stopView(timetable, number)),
    lines: feed.routes.map((route, number) => ({
      routeId: route.routeId,
      name: route.shortName,
      longName: route.longName,
      ...(route.color === null ? {} : { color: route.color }),
      ...(route.textColor === null ? {} : { textColor: route.textColor }),
      agencyName: agencies.get(route.agencyId) ?? '',
      stopIds: stopIdsOf(timetable, longest.get(number)),
    })),
  };
}

/** A stop, of a bay its station, and whether its position is one. */
function stopView({ feed, places }: TimetableSnapshot, number: number): Lines['stops'] {
  const stop = feed.stops[number];
  const station = feed.stops[places.placeOf[number] ?? number];
  if (!stop) return [];
  const position = { lat: stop.latitude, lng: stop.longitude };
  const of = station === stop || !station ? {} : { station: station.stopId };
  const unknown = places.placeholders.has(number) ? { unplaced: true as const } : {};
  return [{ id: stop.stopId, name: stop.name, position, ...of, ...unknown }];
}

function stopIdsOf(timetable: TimetableSnapshot, trip: number | undefined): string[] {
  if (trip === undefined) return [];
  const first = timetable.tripStart[trip] ?? 0;
  return Array.from({ length: calls(timetable, trip) }, (_each, call) => timetable.stopAt(first + call)?.stopId ?? '');
}

function calls({ tripStart }: TimetableSnapshot, trip: number): number {
  return (tripStart[trip + 1] ?? 0) - (tripStart[trip] ?? 0);
}
