// How does an empty database come to hold the county?
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kitItems } from '@kehuoyou/shared';
import type { AreaKind, AreaLevel, KitState, PointService, PointTier, PositionQuality } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import {
  AreaEntity,
  PointEntity,
  PointHoursEntity,
  PointKitEntity,
  PointServiceEntity,
} from '../../network/network.entity.js';
import { insertRows } from '../insert-rows.js';
import { cell, parseWeeklyHours, readCsv } from './county-files.js';
import type { CsvRow } from './county-files.js';
import { readingsOf } from './readings.js';

/** The county's files, beside the compiled server as beside its source. */
export const countyFolder = fileURLToPath(new URL('../../../data/qingliu', import.meta.url));

/** True when the network is there already. */
export async function isSeeded(db: EntityManager): Promise<boolean> {
  return db.existsBy(AreaEntity, { level: 'county' });
}

/** Writes areas and points in the caller's transaction. */
export async function seedNetwork(tx: EntityManager): Promise<void> {
  const townships = readCsv(join(countyFolder, 'townships.csv'));
  const villages = readCsv(join(countyFolder, 'villages.csv'));
  const seat = townships[0];
  if (!seat) throw new Error('there are no townships');
  // The county stands where its seat does.
  await insertRows(tx, AreaEntity, [area({ ...seat, code: '350423', name: '清流县' }, null, 'county', 'county')]);
  await insertRows(
    tx,
    AreaEntity,
    townships.map((row) => area(row, '350423', 'township', townshipKind(cell(row, 'name')))),
  );
  await insertRows(
    tx,
    AreaEntity,
    villages.map((row) => area(row, cell(row, 'township_code'), 'village', cell(row, 'kind') as AreaKind)),
  );
  await seedPoints(tx);
}

async function seedPoints(tx: EntityManager): Promise<void> {
  const points = pointsWithDetails();
  await insertRows(
    tx,
    PointEntity,
    points.map(({ row, detail }) => pointRow(row, detail)),
  );
  const ofEach = <Row>(rows: (detail: CsvRow, pointId: string) => Row[]): Row[] =>
    points.flatMap(({ row, detail }) => rows(detail, cell(row, 'id')));
  await insertRows(
    tx,
    PointHoursEntity,
    ofEach((detail, pointId) => parseWeeklyHours(cell(detail, 'hours')).map((hours) => ({ ...hours, pointId }))),
  );
  await insertRows(
    tx,
    PointServiceEntity,
    ofEach((detail, pointId) =>
      cell(detail, 'services')
        .split(' ')
        .map((service) => ({ pointId, service: service as PointService })),
    ),
  );
  await insertRows(
    tx,
    PointKitEntity,
    ofEach((detail, pointId) =>
      kitItems.map((item) => ({
        pointId,
        item,
        state: cell(detail, item) as KitState,
        checkedOn: orNull(cell(detail, 'checked_on')),
      })),
    ),
  );
}

function pointsWithDetails(): { row: CsvRow; detail: CsvRow }[] {
  const details = new Map(readCsv(join(countyFolder, 'point_details.csv')).map((row) => [cell(row, 'id'), row]));
  return readCsv(join(countyFolder, 'service_points.csv')).map((row) => {
    const detail = details.get(cell(row, 'id'));
    if (!detail) throw new Error(`point_details.csv lacks ${cell(row, 'id')}`);
    return { row, detail };
  });
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

function pointRow(row: CsvRow, detail: CsvRow) {
  const name = cell(row, 'name');
  return {
    id: cell(row, 'id'),
    tier: cell(row, 'tier') as PointTier,
    status: 'open' as const,
    name,
    ...readingsOf(name),
    townshipCode: cell(row, 'township_code'),
    villageCode: orNull(cell(row, 'village_code')),
    stopId: orNull(cell(detail, 'stop_id')),
    phone: orNull(cell(detail, 'phone')),
    latitude: Number(cell(row, 'latitude')),
    longitude: Number(cell(row, 'longitude')),
    positionQuality: cell(row, 'position_quality') as PositionQuality,
    detailsConfirmed: false,
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
