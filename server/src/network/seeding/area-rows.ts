// What do the county's files say of its areas, as rows of the table?
import type { AreaKind, AreaLevel, PositionQuality } from '@kehuoyou/shared';
import { cell } from '../../database/seed/csv-row.js';
import type { CsvRow } from '../../database/seed/csv-row.js';
import { readingsOf } from '../../database/seed/readings.js';

const COUNTY = { code: '350423', name: '清流县' };

/** The rows, level by level, each before what lies in it. */
export function areaRows(townships: readonly CsvRow[], villages: readonly CsvRow[]) {
  const seat = townships[0];
  if (!seat) throw new Error('there are no townships');
  return [
    // The county stands where its seat does.
    [area({ ...seat, ...COUNTY }, null, 'county', 'county')],
    townships.map((row) => area(row, COUNTY.code, 'township', townshipKind(cell(row, 'name')))),
    villages.map((row) => area(row, cell(row, 'township_code'), 'village', cell(row, 'kind') as AreaKind)),
  ];
}

function area(row: CsvRow, parentCode: string | null, level: AreaLevel, kind: AreaKind) {
  const name = cell(row, 'name');
  return {
    code: cell(row, 'code'),
    parentCode,
    level,
    kind,
    name,
    ...readingsOf(name),
    latitude: Number(cell(row, 'latitude')),
    longitude: Number(cell(row, 'longitude')),
    positionQuality: cell(row, 'position_quality') as PositionQuality,
  };
}

function townshipKind(name: string): AreaKind {
  return name.endsWith('镇') ? 'town' : 'rural_township';
}
