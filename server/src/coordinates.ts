// In which datum does a position leave or enter? The one place that converts between them.
//
// We keep WGS-84, as GTFS does. Chinese map services, and so the mini-program's map, use GCJ-02.
import type { Crs, Position } from '@kehuoyou/shared';
import gcoordModule from 'gcoord';

// Its types describe an ES module, but what Node loads is the CommonJS build, whose export is the object itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** A decimetre; more digits would only make the phone's answer longer. */
const DIGITS = 1e6;

function rounded([lng, lat]: readonly [number, number]): Position {
  return { lat: Math.round(lat * DIGITS) / DIGITS, lng: Math.round(lng * DIGITS) / DIGITS };
}

/** A stored position as the caller wants it; GCJ-02 unless they asked for WGS-84. */
export function positionFor(crs: Crs | undefined, stored: Position): Position {
  if (crs === 'wgs84') return stored;
  return rounded(gcoord.transform<[number, number]>([stored.lng, stored.lat], gcoord.WGS84, gcoord.GCJ02));
}

/** A caller's position as we store and measure it. */
export function positionFrom(crs: Crs | undefined, given: Position): Position {
  if (crs === 'wgs84') return given;
  const [lng, lat] = gcoord.transform<[number, number]>([given.lng, given.lat], gcoord.GCJ02, gcoord.WGS84);
  return { lat, lng };
}
