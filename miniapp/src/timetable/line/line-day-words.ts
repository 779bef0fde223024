// What does a line's day say: its ways, its column of stops with the buses on it, and the trips of the day?
import { busTime, departureOfCall, inOrderOfTime, instantOf, isStillToCome, spokenCount } from '@kehuoyou/shared';
import type { BusTime, Departure, LineDay, LineTrip, LineWay } from '@kehuoyou/shared';
import { placeName, spokenLine, stopName } from '../departures/departure-words';
import { figureOf } from '../departures/live-words';
import { busOnLine, callAt, rowsOfCalls } from './line-bus';
import type { BusOnLine } from './line-bus';

/** Who looks at the page, and when. */
export interface LineDayContext {
  readonly countyStopId: string | undefined;
  /** Stops that are the person's own. */
  readonly mine: readonly string[];
  /** Key of the chosen way, and id of the chosen trip; the page chooses where there are none. */
  readonly way: string | undefined;
  readonly tripId: string | undefined;
  readonly now: Date;
}

/** A stop of the column. */
export interface ColumnStop {
  readonly key: string;
  readonly stopId: string;
  readonly name: string;
  /** 起点, 终点, or empty between them. */
  readonly place: string;
  readonly mine: boolean;
  /** When the chosen trip leaves here, the best that is known, such as 09:52; empty where it does not call. */
  readonly time: string;
  /** True where that is not to the minute. */
  readonly about: boolean;
  /** The timetable's time, where that is another. */
  readonly struck?: string;
  /** `here`: its bus stands here, which is said in the place of the time. */
  readonly state: 'ahead' | 'here' | 'passed' | 'skipped';
  /** Seen here last, and seen leaving here last. */
  readonly here: readonly BusOnLine[];
  readonly below: readonly BusOnLine[];
  /** For the ear, with what pressing it does. */
  readonly label: string;
}

/** A line's day, ready to be drawn. */
export interface LineDayView {
  readonly ways: readonly { readonly key: string; readonly word: string }[];
  readonly way: string;
  readonly stops: readonly ColumnStop[];
  readonly buses: readonly BusOnLine[];
  /** The trip whose times stand in the column. */
  readonly trip: LineTrip | undefined;
  /** The stop from which the departures are told: one's own, or the first. */
  readonly from: { readonly id: string; readonly name: string };
  /** Of the chosen way, in the order of time, cancelled ones among them. */
  readonly departures: readonly Departure[];
  readonly spoken: string;
}

/** The view of a day; undefined when the line has no trips at all. */
export function lineDayView(day: LineDay, context: LineDayContext): LineDayView | undefined {
  const way = chosenWay(day, context);
  if (!way) return undefined;
  const { countyStopId, mine, now } = context;
  const name = (stopId: string): string =>
    stopName({ id: stopId, name: day.stops.find(({ id }) => id === stopId)?.name ?? '' }, countyStopId);
  const trips = day.trips.filter((trip) => trip.way === way.key);
  const buses = trips.flatMap((trip) => busOnLine(day, trip, { column: way.stopIds, mine, now }) ?? []);
  const from = way.stopIds.slice(0, -1).find((stopId) => mine.includes(stopId)) ?? way.stopIds[0] ?? '';
  const departures = inOrderOfTime(
    trips.flatMap((trip) => departureOfCall(day, trip, callAt(trip, [from]) ?? 0) ?? []),
  );
  const trip = trips.find(({ tripId }) => tripId === context.tripId) ?? followed(trips, departures, buses, now);
  return {
    ways: day.ways.map((each) => ({ key: each.key, word: `去${wayName(each, name)}` })),
    way: way.key,
    stops: columnOf(day, way, trip, buses, { mine, name, now }),
    buses,
    trip,
    from: { id: from, name: name(from) },
    departures,
    spoken: spokenDay(day, way, buses, name),
  };
}

/** The asked trip's way, the chosen one, or the first on which one's own stop is not the last. */
function chosenWay(day: LineDay, { way, tripId, mine }: LineDayContext): LineWay | undefined {
  const key = way ?? day.trips.find((trip) => trip.tripId === tripId)?.way;
  return (
    day.ways.find((each) => each.key === key) ??
    day.ways.find(({ stopIds }) => stopIds.slice(0, -1).some((stopId) => mine.includes(stopId))) ??
    day.ways[0]
  );
}

/** Where a way goes: to its last stop, and on a round trip to where the server says that it turns. */
function wayName({ stopIds, headsign }: LineWay, name: (stopId: string) => string): string {
  const last = stopIds[stopIds.length - 1];
  return last === undefined || last === stopIds[0] ? placeName(headsign) : name(last);
}

/** The bus on the road that has still to come, else the next one, else the last of the day. */
function followed(
  trips: readonly LineTrip[],
  departures: readonly Departure[],
  buses: readonly BusOnLine[],
  now: Date,
): LineTrip | undefined {
  const coming = departures.filter((each) => isStillToCome(each, now));
  const onRoad = coming.find(({ tripId }) => buses.some((bus) => bus.tripId === tripId));
  const chosen = (onRoad ?? coming[0])?.tripId;
  return trips.find(({ tripId }) => tripId === chosen) ?? trips.filter(({ state }) => state !== 'cancelled').at(-1);
}

interface Column {
  readonly mine: readonly string[];
  readonly name: (stopId: string) => string;
  readonly now: Date;
}

function columnOf(
  day: LineDay,
  { stopIds }: LineWay,
  trip: LineTrip | undefined,
  buses: readonly BusOnLine[],
  { mine, name, now }: Column,
): ColumnStop[] {
  const rows = trip ? rowsOfCalls(trip.calls, stopIds) : [];
  return stopIds.map((stopId, row): ColumnStop => {
    const call = rows.findIndex((each, number) => each === row && trip?.calls[number]?.stopId === stopId);
    const departure = trip && call >= 0 ? departureOfCall(day, trip, call) : undefined;
    const when = whenHere(departure && busTime(departure, now), trip);
    const place = row === 0 ? '起点' : row === stopIds.length - 1 ? '终点' : '';
    const own = mine.includes(stopId);
    const here = buses.filter((bus) => bus.row === row && !bus.between);
    const words = [name(stopId), place, own ? '我的站' : '', timeWords(when), ...here.map(({ label }) => label)];
    return {
      key: `${row} ${stopId}`,
      stopId,
      name: name(stopId),
      place,
      mine: own,
      ...when,
      here,
      below: buses.filter((bus) => bus.row === row && bus.between),
      label: `${words.filter((word) => word !== '').join('，')}，看这一站的班次`,
    };
  });
}

type WhenHere = Pick<ColumnStop, 'time' | 'about' | 'struck' | 'state'>;

function whenHere(time: BusTime | undefined, trip: LineTrip | undefined): WhenHere {
  if (time === undefined) return { time: '', about: false, state: trip?.state === 'cancelled' ? 'skipped' : 'ahead' };
  const { stage } = time;
  const state =
    stage === 'cancelled' ? 'skipped' : stage === 'gone' ? 'passed' : stage === 'at_stop' ? 'here' : 'ahead';
  const { figure, approximate, struck } = figureOf(time);
  return { time: figure, about: approximate, ...(struck === undefined ? {} : { struck }), state };
}

function timeWords({ time, about, state }: WhenHere): string {
  if (state === 'skipped') return '这班车不到';
  if (time === '') return '';
  return `${about ? '约 ' : ''}${time}${state === 'passed' ? ' 已开过' : ''}`;
}

function spokenDay(day: LineDay, way: LineWay, buses: readonly BusOnLine[], name: (stopId: string) => string): string {
  const head = `${spokenLine(day.name)}，去${wayName(way, name)}，一共${spokenCount(way.stopIds.length)}站。`;
  if (buses.length === 0) return `${head}现在路上没有看到车。`;
  return `${head}${buses.map(({ spoken }) => spoken).join('')}`;
}

/** True for a trip that has not reached its end yet: its buttons still do something. */
export function isAhead({ calls, serviceDate, state }: LineTrip, now: Date): boolean {
  const last = calls[calls.length - 1];
  return (
    state !== 'cancelled' &&
    state !== 'arrived' &&
    last !== undefined &&
    instantOf(serviceDate, (last.expected ?? last.departure) + (last.uncertainty ?? 0)) > now
  );
}
