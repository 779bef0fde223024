// How do journeys look to a reader?
import { addDays, DAY_SECONDS, isoOf } from '@kehuoyou/shared';
import type { Journey, JourneyLeg, ServiceDate } from '@kehuoyou/shared';
import type { FoundJourney } from './journey.js';
import type { FoundLeg, FoundRide, FoundWalk } from './journey-legs.js';
import { StopTimeFlag } from '../feed/stop-times.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** A journey from the planner; `date` is the day that its seconds count from. */
export function journeyView(timetable: TimetableSnapshot, found: FoundJourney, date: ServiceDate): Journey {
  return {
    departure: isoOf(date, found.departure),
    arrival: isoOf(date, found.arrival),
    changes: found.changes,
    legs: found.legs
      .filter((leg) => !isWithinStation(timetable, found, leg))
      .map((leg) => legView(timetable, leg, date)),
  };
}

function legView(timetable: TimetableSnapshot, leg: FoundLeg, date: ServiceDate): JourneyLeg {
  return leg.mode === 'walk' ? walkView(timetable, leg, date) : rideView(timetable, leg, date);
}

/** From bay to bay of one station is no walk to speak of: that one changes there says all. */
function isWithinStation({ places }: TimetableSnapshot, { legs }: FoundJourney, leg: FoundLeg): boolean {
  return leg.mode === 'walk' && legs.length > 1 && places.placeOf[leg.from] === places.placeOf[leg.to];
}

function walkView({ feed, places }: TimetableSnapshot, leg: FoundWalk, date: ServiceDate): JourneyLeg {
  const [from, to] = [leg.from, leg.to].map((stop) => feed.stops[places.placeOf[stop] ?? stop]);
  return {
    mode: 'walk',
    fromStopId: from?.stopId ?? '',
    fromStopName: from?.name ?? '',
    toStopId: to?.stopId ?? '',
    toStopName: to?.name ?? '',
    departure: isoOf(date, leg.departure),
    arrival: isoOf(date, leg.arrival),
  };
}

function rideView(timetable: TimetableSnapshot, leg: FoundRide, date: ServiceDate): JourneyLeg {
  const [from, to] = [timetable.stopAt(leg.fromRow), timetable.stopAt(leg.toRow)];
  const [fromBay, toBay] = [timetable.bayAt(leg.fromRow), timetable.bayAt(leg.toRow)];
  const isApproximate = (row: number): boolean => ((timetable.flags[row] ?? 0) & StopTimeFlag.approximate) !== 0;
  return {
    mode: 'bus',
    tripId: timetable.feed.trips[leg.trip]?.tripId ?? '',
    serviceDate: addDays(date, leg.dayStart / DAY_SECONDS),
    routeName: timetable.routeOf(leg.trip)?.shortName ?? '',
    headsign: timetable.headsignAt(leg.fromRow),
    fromStopId: from?.stopId ?? '',
    fromStopName: from?.name ?? '',
    toStopId: to?.stopId ?? '',
    toStopName: to?.name ?? '',
    departure: isoOf(date, leg.departure),
    arrival: isoOf(date, leg.arrival),
    ...(leg.stay === undefined ? {} : { stay: true }),
    ...(fromBay === undefined ? {} : { fromBay }),
    ...(toBay === undefined ? {} : { toBay }),
    ...(isApproximate(leg.fromRow) ? { departureApproximate: true } : {}),
    ...(isApproximate(leg.toRow) ? { arrivalApproximate: true } : {}),
  };
}
