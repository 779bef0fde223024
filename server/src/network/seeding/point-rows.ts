// What do the county's files say of its service points, as rows of the tables?
import { kitItems } from '@kehuoyou/shared';
import type { KitState, PointService, PointTier, PositionQuality } from '@kehuoyou/shared';
import { cell, cellOrNull } from '../../database/seed/csv-row.js';
import type { CsvRow } from '../../database/seed/csv-row.js';
import { readingsOf } from '../../database/seed/readings.js';
import { parseWeeklyHours } from './weekly-hours.js';

/** The rows of the points, and of what each has, from the two files that tell of them. */
export function pointRows(rows: readonly CsvRow[], detailRows: readonly CsvRow[]) {
  const details = new Map(detailRows.map((row) => [cell(row, 'id'), row]));
  const points = rows.map((row) => {
    const pointId = cell(row, 'id');
    const detail = details.get(pointId);
    if (!detail) throw new Error(`point_details.csv lacks ${pointId}`);
    return { pointId, row, detail };
  });
  return {
    points: points.map(({ row, detail }) => point(row, detail)),
    hours: points.flatMap(({ pointId, detail }) =>
      parseWeeklyHours(cell(detail, 'hours')).map((hours) => ({ ...hours, pointId })),
    ),
    services: points.flatMap(({ pointId, detail }) =>
      cell(detail, 'services')
        .split(' ')
        .map((service) => ({ pointId, service: service as PointService })),
    ),
    kit: points.flatMap(({ pointId, detail }) =>
      kitItems.map((item) => ({
        pointId,
        item,
        state: cell(detail, item) as KitState,
        checkedOn: cellOrNull(detail, 'checked_on'),
      })),
    ),
  };
}

function point(row: CsvRow, detail: CsvRow) {
  const name = cell(row, 'name');
  return {
    id: cell(row, 'id'),
    tier: cell(row, 'tier') as PointTier,
    status: 'open' as const,
    name,
    ...readingsOf(name),
    townshipCode: cell(row, 'township_code'),
    villageCode: cellOrNull(row, 'village_code'),
    stopId: cellOrNull(detail, 'stop_id'),
    phone: cellOrNull(detail, 'phone'),
    latitude: Number(cell(row, 'latitude')),
    longitude: Number(cell(row, 'longitude')),
    positionQuality: cell(row, 'position_quality') as PositionQuality,
    detailsConfirmed: false,
  };
}
