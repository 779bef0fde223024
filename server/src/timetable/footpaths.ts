// Between which stops can one walk, and how long does it take?
//
// Stops within 1,000 m of each other: great-circle distance × 1.3, for paths are not straight, at 1.1 m/s.
import { distanceMetres } from '@kehuoyou/shared';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { FeedStop } from './feed.js';

const WALK_KILOMETRES = 1;
const DETOUR = 1.3;
const WALK_METRES_PER_SECOND = 1.1;

/** A walk to another stop, by its number. */
export interface Footpath {
  readonly to: number;
  readonly seconds: number;
}

/** The walks from each stop, by its number, nearest first. */
export function walksBetween(stops: readonly FeedStop[]): Footpath[][] {
  const tree = new KDBush(stops.length);
  for (const { longitude, latitude } of stops) tree.add(longitude, latitude);
  tree.finish();
  const positions = stops.map(({ latitude, longitude }) => ({ lat: latitude, lng: longitude }));
  return positions.map((from, stop) => {
    const near: number[] = around(tree, from.lng, from.lat, Infinity, WALK_KILOMETRES);
    return near
      .filter((to) => to !== stop)
      .map((to) => ({
        to,
        seconds: Math.ceil((distanceMetres(from, positions[to] ?? from) * DETOUR) / WALK_METRES_PER_SECOND),
      }));
  });
}
