// Where is something, how sure are we, and how far is it?

/** A position in degrees. Which datum it is in is said where it is used: see `Crs`. */
export interface Position {
  readonly lat: number;
  readonly lng: number;
}

/**
 * Coordinate systems. The database and GTFS hold `wgs84`; Chinese map services draw `gcj02`, which
 * is shifted by some 500 m on purpose, so the API answers in it unless asked otherwise.
 */
export const crsNames = ['gcj02', 'wgs84'] as const;
export type Crs = (typeof crsNames)[number];

/** `surveyed`: measured on the spot. `illustrative`: roughly there, and the screens say 约. */
export const positionQualities = ['surveyed', 'illustrative'] as const;
export type PositionQuality = (typeof positionQualities)[number];

/** Mean radius of the Earth in metres (IUGG). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Great-circle distance in metres between two positions of the same datum (haversine). */
export function distanceMetres(a: Position, b: Position): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const sinLng = Math.sin(((b.lng - a.lng) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** True for a latitude and a longitude that exist. */
export function isOnEarth(position: Position): boolean {
  const { lat, lng } = position;
  return Number.isFinite(lat) && Number.isFinite(lng) && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

/** A distance as a person says it: 300米, 1.2公里, 38公里. */
export function distanceText(metres: number): string {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)}米`;
  const kilometres = metres / 1000;
  return `${kilometres < 9.95 ? kilometres.toFixed(1) : Math.round(kilometres)}公里`;
}

const SIDES = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'] as const;

/** Which way `to` lies seen from `from`, in the eight winds. */
export function bearingName(from: Position, to: Position): string {
  // Across the date line the shorter way is the one meant.
  const degrees = ((to.lng - from.lng + 540) % 360) - 180;
  const east = degrees * Math.cos(from.lat * RADIANS);
  const angle = Math.atan2(east, to.lat - from.lat) / RADIANS;
  return SIDES[(Math.round(angle / 45) + 8) % 8] ?? '';
}
