// What should people of the village know besides what the cards say: cancelled buses and pauses elsewhere?
import { addDays, dateAt, dayName, pauseAt, pointName, villagePackDepartures } from '@kehuoyou/shared';
import type { Departure, Stop, VillagePack } from '@kehuoyou/shared';
import { pauseText } from '../network/point-opening-words';
import { countyStopOf, destinationName, stopName, timeText } from '../timetable/departures/departure-words';
import { homePoints } from './point-card';

/** A sentence of the strip. */
export interface HomeNotice {
  readonly key: string;
  readonly text: string;
  readonly tone: 'amber' | 'red';
}

const DAY_MS = 86_400_000;

/**
 * Cancelled buses of today and tomorrow and pauses of today and tomorrow, told from the pack's facts
 * rather than its ready-made sentences: 今天 in one of those is the day on which the pack was made.
 * The village's own cancelled buses of today stand on the card of the next bus.
 */
export function homeNotices(pack: VillagePack, now: Date): HomeNotice[] {
  return [...cancelledBuses(pack, now), ...pausedElsewhere(pack, now)];
}

function cancelledBuses(pack: VillagePack, now: Date): HomeNotice[] {
  const today = dateAt(now);
  const countyStop = countyStopOf(pack);
  const told = new Set<string>();
  const near = linesNearHome(pack);
  return pack.boards.flatMap((board) =>
    [addDays(today, -1), today, addDays(today, 1)].flatMap((date) =>
      villagePackDepartures(pack, board, date)
        .filter(
          (each) =>
            each.status === 'cancelled' && near.has(each.routeId) && Date.parse(each.departure) >= now.getTime(),
        )
        .flatMap((each) => {
          const key = `${each.serviceDate} ${each.tripId}`;
          // The same bus calls at several of the stops; the first of them is the nearest to home.
          if (told.has(key)) return [];
          told.add(key);
          if (board === pack.boards[0] && date <= today) return [];
          return [{ key, tone: 'red' as const, text: cancelledSentence(each, { stop: board.stop, countyStop, now }) }];
        }),
    ),
  );
}

/** Lines that call at the village or its township: the county's station has many that do not concern it. */
function linesNearHome(pack: VillagePack): ReadonlySet<string> {
  const near = pack.boards.length > 1 ? pack.boards.filter(({ role }) => role !== 'county') : pack.boards;
  return new Set(near.flatMap((board) => board.departures.map(([, route]) => pack.routes[route]?.id ?? '')));
}

function cancelledSentence(
  each: Departure,
  at: { readonly stop: Stop; readonly countyStop: Stop | undefined; readonly now: Date },
): string {
  const day = dayName(dateAt(new Date(each.departure)), dateAt(at.now));
  const from = stopName(at.stop, at.countyStop?.id);
  const reason = each.reason === undefined ? '' : `：${each.reason}`;
  return `${day} ${timeText(each, at.now)} ${from}去${destinationName(each, at.countyStop)}的班车取消${reason}`;
}

function pausedElsewhere(pack: VillagePack, now: Date): HomeNotice[] {
  const shown = new Set(homePoints(pack).map(({ id }) => id));
  return pack.points
    .filter(({ id }) => !shown.has(id))
    .flatMap((point) => {
      const soon = point.pauses.find(
        ({ from }) => Date.parse(from) > now.getTime() && Date.parse(from) < now.getTime() + DAY_MS,
      );
      const pause = pauseAt(point.pauses, now) ?? soon;
      return pause
        ? [{ key: pause.id, tone: 'amber' as const, text: `${pointName(point.name)}：${pauseText(pause, now)}` }]
        : [];
    });
}
