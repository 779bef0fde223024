// Which stops are the landmarks of a day, and how long do the ways between them and every stop take at least?
import { HOP_LENGTH, HopField } from './connections.js';
import type { Connections } from './connections.js';
import type { Footpaths } from './footpaths.js';
import { LANDMARKS, Landmarks, NO_WAY, WIDTH } from './landmarks.js';

/** Arcs by the stop that they begin at. */
interface Graph {
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  readonly seconds: Int32Array;
}

/** Landmarks for the hops of a day, seen forwards; `stopOf` has the stops of the timetable's stop times. */
export function landmarksOf(connections: Connections, stopOf: Uint32Array, footpaths: Footpaths): Landmarks {
  const arcs = quickestArcs(connections, stopOf, footpaths);
  const [outwards, inwards] = [graphOf(arcs, connections.stops, false), graphOf(arcs, connections.stops, true)];
  const distances = new Int32Array(connections.stops * WIDTH).fill(NO_WAY);
  let landmark = 0;
  let nearest = new Int32Array(connections.stops).fill(NO_WAY);
  for (let number = 0; number < LANDMARKS; number += 1) {
    const from = shortest(outwards, landmark);
    const to = shortest(inwards, landmark);
    for (let stop = 0; stop < connections.stops; stop += 1) {
      distances[stop * WIDTH + number] = from[stop] ?? NO_WAY;
      distances[stop * WIDTH + LANDMARKS + number] = to[stop] ?? NO_WAY;
    }
    // The next one is as far as can be from all so far, among the stops that can be reached.
    nearest = nearest.map((before, stop) => Math.min(before, from[stop] ?? NO_WAY));
    landmark = nearest.reduce(
      (best, seconds, stop) => (seconds < NO_WAY && seconds > (nearest[best] ?? 0) ? stop : best),
      landmark,
    );
  }
  return new Landmarks(distances);
}

/** By `from` × number of stops + `to`: the quickest hop or walk. Hops are between the stops where the bus calls, whoever may board. */
function quickestArcs(
  { count, hops, groupTime, stops }: Connections,
  stopOf: Uint32Array,
  footpaths: Footpaths,
): Map<number, number> {
  const arcs = new Map<number, number>();
  const offer = (from: number, to: number, seconds: number): void => {
    const arc = from * stops + to;
    if (seconds < (arcs.get(arc) ?? NO_WAY)) arcs.set(arc, seconds);
  };
  for (let hop = 0; hop < count; hop += 1) {
    const place = hop * HOP_LENGTH;
    const row = hops[place + HopField.row] ?? 0;
    offer(
      stopOf[row] ?? 0,
      stopOf[row + 1] ?? 0,
      (hops[place + HopField.arrival] ?? 0) - (groupTime[hops[place] ?? 0] ?? 0),
    );
  }
  for (let from = 0; from < stops; from += 1) {
    for (let walk = footpaths.start[from] ?? 0; walk < (footpaths.start[from + 1] ?? 0); walk += 1)
      offer(from, footpaths.to[walk] ?? 0, footpaths.seconds[walk] ?? 0);
  }
  return arcs;
}

function graphOf(arcs: ReadonlyMap<number, number>, stops: number, inwards: boolean): Graph {
  const list = [...arcs].map(([arc, seconds]) => {
    const [from, to] = [Math.floor(arc / stops), arc % stops];
    return inwards ? { from: to, to: from, seconds } : { from, to, seconds };
  });
  list.sort((a, b) => a.from - b.from);
  const start = new Uint32Array(stops + 1);
  for (const { from } of list) start[from + 1] = (start[from + 1] ?? 0) + 1;
  for (let stop = 0; stop < stops; stop += 1) start[stop + 1] = (start[stop + 1] ?? 0) + (start[stop] ?? 0);
  return {
    start,
    to: Uint32Array.from(list, ({ to }) => to),
    seconds: Int32Array.from(list, ({ seconds }) => seconds),
  };
}

/** Seconds from `source` to every stop (Dijkstra, with a queue by rounds of minutes). */
function shortest({ start, to, seconds }: Graph, source: number): Int32Array {
  const distance = new Int32Array(start.length - 1).fill(NO_WAY);
  const rounds: number[][] = [[source]];
  distance[source] = 0;
  for (let round = 0; round < rounds.length; round += 1) {
    const stops = rounds[round] ?? [];
    // A stop may come up again in its own round, sooner than it was thought.
    for (let next = 0; next < stops.length; next += 1) {
      const stop = stops[next] ?? 0;
      const here = distance[stop] ?? NO_WAY;
      if (Math.floor(here / 60) !== round) continue;
      for (let arc = start[stop] ?? 0; arc < (start[stop + 1] ?? 0); arc += 1) {
        const there = here + (seconds[arc] ?? 0);
        const neighbour = to[arc] ?? 0;
        if (there >= (distance[neighbour] ?? 0)) continue;
        distance[neighbour] = there;
        const its = Math.floor(there / 60);
        while (rounds.length <= its) rounds.push([]);
        rounds[its]?.push(neighbour);
      }
    }
  }
  return distance;
}
