// How does a point look to a reader at this moment?
import { pointOpeningAt } from '@kehuoyou/shared';
import type { Area, Crs, Point, PointRecord, PointSummary } from '@kehuoyou/shared';
import { positionFor } from '../coordinates.js';

/** A point in a list. */
export function pointSummary(record: PointRecord, now: Date, crs: Crs | undefined): PointSummary {
  const { id, name, tier, townshipCode, villageCode, positionQuality, phone, services, stopId } = record;
  return {
    id,
    name,
    tier,
    townshipCode,
    ...(villageCode === undefined ? {} : { villageCode }),
    position: positionFor(crs, record.position),
    positionQuality,
    ...(phone === undefined ? {} : { phone }),
    services,
    ...(stopId === undefined ? {} : { stopId }),
    openNow: pointOpeningAt(record, now),
  };
}

/** A point as a phone keeps it. */
export function pointRecord(record: PointRecord, crs: Crs | undefined): PointRecord {
  return { ...record, position: positionFor(crs, record.position) };
}

/** A point on its own page. */
export function pointView(record: PointRecord, now: Date, crs: Crs | undefined): Point {
  return { ...pointRecord(record, crs), openNow: pointOpeningAt(record, now) };
}

/** The tree of areas in the reader's datum. */
export function areaView(area: Area, crs: Crs | undefined): Area {
  const { children, ...own } = area;
  return {
    ...own,
    position: positionFor(crs, area.position),
    ...(children ? { children: children.map((child) => areaView(child, crs)) } : {}),
  };
}
