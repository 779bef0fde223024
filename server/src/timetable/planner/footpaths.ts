// Between which stops can one walk, how long does it take, and how long does a change take?
//
// Walks are those of transfers.txt and those between stops within 1,000 m of each other: great-circle
// distance × 1.3, for paths are not straight, at 1.1 m/s; a position that is none is no way to walk. A walk needs no added change time. A change at
// one stop takes two minutes where transfers.txt does not say otherwise.
import { distanceMetres, firstDifference } from '@kehuoyou/shared';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { FeedStop, FeedTransfer } from '../feed/feed.js';
import { Places } from '../running/places.js';

/** Seconds that a change takes where nobody says how many. */
export const CHANGE_SECONDS = 120;
/** In place of seconds where one may not change at all: more than any timetable lasts. */
export const NO_CHANGE = 1 << 28;

const WALK_METRES = 1_000;
const DETOUR = 1.3;
const WALK_METRES_PER_SECOND = 1.1;
/** Seconds of the longest walk that is made without transfers.txt saying so. */
const FARTHEST_WALK = Math.ceil((WALK_METRES * DETOUR) / WALK_METRES_PER_SECOND);
/** GTFS transfer_type. */
const NOT_POSSIBLE = 3;
const LAST_PLAIN_TYPE = 3;
/** GTFS location_type of a stop where buses call. */
const PLATFORM = 0;

/** A walk between two stops, by their numbers. */
export interface Footpath {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

/**
 * All walks and change times of a timetable, by stop number. The columns are two longer than there are
 * stops, for the two that do not exist (connections.ts).
 */
export interface Footpaths {
  readonly stops: number;
  /** Seconds that a change at each stop takes; `NO_CHANGE` where there is none. */
  readonly change: Int32Array;
  /** The walks from each stop are `start[stop]` to `start[stop + 1]` of `to` and `seconds`. */
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  readonly seconds: Int32Array;
}

/**
 * Walks and change times from the stops' positions and the rows of transfers.txt, which come first where
 * both speak. A row about a station is about each of its stops. Rows about single routes or trips, and those of
 * keeping one's seat, are not for everybody: planner-stops.ts has them.
 */
export function footpathsOf(stops: readonly FeedStop[], transfers: readonly FeedTransfer[] = []): Footpaths {
  const change = new Int32Array(stops.length + 2).fill(CHANGE_SECONDS);
  const walks = stops.map(() => new Map<number, number>());
  const places = new Places(stops);
  const { placeholders } = places;
  // A walk that somebody wrote down is there, however far it is between places that nobody measured.
  const length = (from: number, to: number): number => {
    const plain = placeholders.has(from) || placeholders.has(to) ? FARTHEST_WALK : walkSeconds(stops[from], stops[to]);
    return places.placeOf[from] === places.placeOf[to]
      ? Math.max(CHANGE_SECONDS, Math.min(plain, FARTHEST_WALK))
      : plain;
  };
  for (const { from, to, seconds } of nearby(stops, placeholders)) walks[from]?.set(to, seconds);
  for (const { from, to } of withinStations(places, stops.length)) walks[from]?.set(to, length(from, to));
  for (const rule of plainRules(stops, transfers)) {
    if (rule.from === rule.to) change[rule.from] = rule.possible ? (rule.seconds ?? CHANGE_SECONDS) : NO_CHANGE;
    else if (!rule.possible) walks[rule.from]?.delete(rule.to);
    else walks[rule.from]?.set(rule.to, rule.seconds ?? length(rule.from, rule.to));
  }
  const list = walks.flatMap((ofStop, from) => [...ofStop].map(([to, seconds]) => ({ from, to, seconds })));
  return { stops: stops.length, change, ...columns(list, stops.length) };
}

/** The same walks from their ends to their beginnings, for a search that runs backwards in time. */
export function reversedWalks(footpaths: Footpaths): Footpaths {
  const { stops, change, start, to, seconds } = footpaths;
  const list: Footpath[] = [];
  for (let from = 0; from < stops; from += 1) {
    for (let walk = start[from] ?? 0; walk < (start[from + 1] ?? 0); walk += 1)
      list.push({ from: to[walk] ?? 0, to: from, seconds: seconds[walk] ?? 0 });
  }
  return { stops, change, ...columns(list, stops) };
}

/** Walks and change times that were worked out one by one. */
export function footpathsFrom(change: readonly number[], walks: readonly Footpath[]): Footpaths {
  const stops = change.length;
  return { stops, change: Int32Array.from([...change, NO_CHANGE, NO_CHANGE]), ...columns(walks, stops) };
}

/** Change times by stop, also from bay to bay, and no walks: for those who cannot walk, such as parcels. */
export function changesOnly(seconds: readonly number[], places?: Places): Footpaths {
  const stops = seconds.length;
  const betweenBays = places ? withinStations(places, stops) : [];
  const list = betweenBays.map((walk) => ({
    ...walk,
    seconds: Math.max(seconds[walk.from] ?? 0, seconds[walk.to] ?? 0),
  }));
  const possible = list.filter((walk) => walk.seconds < NO_CHANGE);
  return footpathsFrom(seconds, possible);
}

/** Every way from one stop of a station to another. */
function withinStations(places: Places, stops: number): Pick<Footpath, 'from' | 'to'>[] {
  return Array.from({ length: stops }, (_each, from) =>
    places
      .within(places.placeOf[from] ?? from)
      .filter((to) => to !== from)
      .map((to) => ({ from, to })),
  ).flat();
}

/** Seconds of the walk between two stops, or undefined when there is none. */
export function walkBetween(footpaths: Footpaths, from: number, to: number): number | undefined {
  for (let walk = footpaths.start[from] ?? 0; walk < (footpaths.start[from + 1] ?? 0); walk += 1) {
    if (footpaths.to[walk] === to) return footpaths.seconds[walk];
  }
  return undefined;
}

function columns(list: readonly Footpath[], stops: number): Pick<Footpaths, 'start' | 'to' | 'seconds'> {
  const sorted = [...list].sort((a, b) => firstDifference(a.from - b.from, a.seconds - b.seconds, a.to - b.to));
  const start = new Uint32Array(stops + 3);
  for (const { from } of sorted) start[from + 1] = (start[from + 1] ?? 0) + 1;
  for (let stop = 0; stop < stops + 2; stop += 1) start[stop + 1] = (start[stop + 1] ?? 0) + (start[stop] ?? 0);
  return {
    start,
    to: Uint32Array.from(sorted, ({ to }) => to),
    seconds: Int32Array.from(sorted, ({ seconds }) => seconds),
  };
}

function nearby(stops: readonly FeedStop[], placeholders: ReadonlyMap<number, unknown>): Footpath[] {
  const tree = new KDBush(stops.length);
  for (const { longitude, latitude } of stops) tree.add(longitude, latitude);
  tree.finish();
  const calls = stops.map(({ locationType }, number) => locationType === PLATFORM && !placeholders.has(number));
  return stops.flatMap((stop, from) => {
    if (!calls[from]) return [];
    // The tree knows another radius of the Earth: ask for a little more and measure ourselves.
    const near: number[] = around(tree, stop.longitude, stop.latitude, Infinity, (WALK_METRES * 1.01) / 1_000);
    return near
      .filter((to) => to !== from && calls[to] && metres(stop, stops[to]) <= WALK_METRES)
      .map((to) => ({ from, to, seconds: walkSeconds(stop, stops[to]) }));
  });
}

function metres(from: FeedStop | undefined, to: FeedStop | undefined): number {
  if (!from || !to) return Infinity;
  return distanceMetres({ lat: from.latitude, lng: from.longitude }, { lat: to.latitude, lng: to.longitude });
}

function walkSeconds(from: FeedStop | undefined, to: FeedStop | undefined): number {
  return Math.ceil((metres(from, to) * DETOUR) / WALK_METRES_PER_SECOND);
}

interface Rule {
  readonly from: number;
  readonly to: number;
  readonly possible: boolean;
  readonly seconds: number | null;
}

function plainRules(stops: readonly FeedStop[], transfers: readonly FeedTransfer[]): Rule[] {
  const members = new Map<string, number[]>();
  stops.forEach(({ stopId, parentStation, locationType }, number) => {
    if (locationType !== PLATFORM) return;
    for (const id of parentStation === null ? [stopId] : [stopId, parentStation])
      members.set(id, [...(members.get(id) ?? []), number]);
  });
  const plain = transfers.filter(
    (row) =>
      row.type <= LAST_PLAIN_TYPE &&
      row.fromRouteId === null &&
      row.toRouteId === null &&
      row.fromTripId === null &&
      row.toTripId === null,
  );
  const isStation = (id: string | null): boolean =>
    id !== null && members.get(id)?.some((number) => stops[number]?.stopId === id) !== true;
  // What is said of a stop counts more than what is said of its station, so it is said last.
  const general = (row: FeedTransfer): number => Number(isStation(row.fromStopId)) + Number(isStation(row.toStopId));
  return [...plain]
    .sort((a, b) => general(b) - general(a))
    .flatMap((row) =>
      (members.get(row.fromStopId ?? '') ?? []).flatMap((from) =>
        (members.get(row.toStopId ?? '') ?? []).map((to) => ({
          from,
          to,
          possible: row.type !== NOT_POSSIBLE,
          seconds: row.minSeconds,
        })),
      ),
    );
}
