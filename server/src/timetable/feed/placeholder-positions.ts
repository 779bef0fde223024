// Which stops stand where somebody had to write something, and not where they are?
//
// A stop whose position nobody measured is mostly given 0,0, a pole, or the middle of the county, with many
// others. Whoever walks, measures or draws by such a position is wrong by kilometres.
import type { FeedStop } from './feed.js';

/** So many places of different names do not stand on one spot. */
export const MANY = 3;

/** Degrees: about 10 cm, within which positions are one and the same. */
const SAME = 1e6;

/** Why a position cannot be believed. */
export type Placeholder = 'origin' | 'crowd';

/** The numbers of the stops whose positions are not theirs. */
export function placeholdersAmong(
  stops: readonly Pick<FeedStop, 'stopId' | 'name' | 'latitude' | 'longitude' | 'parentStation'>[],
): ReadonlyMap<number, Placeholder> {
  const found = new Map<number, Placeholder>();
  const spots = new Map<string, number[]>();
  stops.forEach((stop, number) => {
    if (isNowhere(stop)) return void found.set(number, 'origin');
    const spot = `${Math.round(stop.latitude * SAME)} ${Math.round(stop.longitude * SAME)}`;
    const there = spots.get(spot);
    if (there) there.push(number);
    else spots.set(spot, [number]);
  });
  for (const there of spots.values()) {
    // The bays and entrances of a station may all bear its position, and both sides of a road one name.
    const names = new Set(
      there.flatMap((number) => (stops[number]?.parentStation === null ? [stops[number].name] : [])),
    );
    const stations = new Set(there.flatMap((number) => stops[number]?.parentStation ?? []));
    for (const number of there) stations.delete(stops[number]?.stopId ?? '');
    if (names.size + stations.size >= MANY) for (const number of there) found.set(number, 'crowd');
  }
  return found;
}

/** The canonical validator's bounds: within a degree of 0,0 or of a pole. */
function isNowhere({ latitude, longitude }: Pick<FeedStop, 'latitude' | 'longitude'>): boolean {
  return (Math.abs(latitude) <= 1 && Math.abs(longitude) <= 1) || Math.abs(latitude) >= 89;
}
