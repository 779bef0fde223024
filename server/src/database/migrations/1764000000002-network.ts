// Which tables hold the areas and the service points?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, double, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

function ofPoint(table: string): NonNullable<TablePlan['references']> {
  return [{ name: `fk_${table}_point`, column: 'point_id', to: 'service_point', toColumn: 'id', onDelete: 'CASCADE' }];
}

const tables: readonly TablePlan[] = [
  {
    name: 'area',
    columns: [
      text('code', 12, key),
      text('parent_code', 12, optional),
      text('level', 16),
      text('kind', 16),
      text('name', 64),
      text('pinyin', 255),
      text('initials', 64),
      double('latitude'),
      double('longitude'),
      text('position_quality', 16),
    ],
    indices: [{ name: 'ix_area_parent', columns: ['parent_code'] }],
  },
  {
    name: 'service_point',
    columns: [
      text('id', 36, key),
      text('tier', 24),
      text('status', 16),
      text('name', 64),
      text('pinyin', 255),
      text('initials', 64),
      text('township_code', 12),
      text('village_code', 12, optional),
      text('stop_id', 36, optional),
      text('phone', 32, optional),
      double('latitude'),
      double('longitude'),
      text('position_quality', 16),
      { name: 'details_confirmed', type: 'boolean', default: 0 },
    ],
    indices: [
      { name: 'ix_service_point_township', columns: ['township_code'] },
      { name: 'ix_service_point_village', columns: ['village_code'] },
    ],
    references: [
      { name: 'fk_service_point_township', column: 'township_code', to: 'area', toColumn: 'code', onDelete: 'RESTRICT' },
      { name: 'fk_service_point_village', column: 'village_code', to: 'area', toColumn: 'code', onDelete: 'RESTRICT' },
    ],
  },
  {
    name: 'service_point_hours',
    columns: [text('point_id', 36, key), integer('weekday', key), integer('opens', key), integer('closes')],
    references: ofPoint('service_point_hours'),
  },
  {
    name: 'service_point_exception',
    columns: [
      text('point_id', 36, key),
      text('date', 10, key),
      integer('stretch', key),
      integer('opens', optional),
      integer('closes', optional),
      text('reason', 200),
    ],
    references: ofPoint('service_point_exception'),
  },
  {
    name: 'service_point_pause',
    columns: [
      text('id', 36, key),
      text('point_id', 36),
      instant('starts_at'),
      instant('ends_at', optional),
      text('reason', 200),
      text('substitute_point_id', 36, optional),
      instant('announced_at'),
      text('withdraws', 36, optional),
    ],
    indices: [
      { name: 'ix_service_point_pause_point', columns: ['point_id'] },
      { name: 'uq_service_point_pause_withdraws', columns: ['withdraws'], unique: true },
    ],
    references: ofPoint('service_point_pause'),
  },
  {
    name: 'service_point_service',
    columns: [text('point_id', 36, key), text('service', 24, key)],
    references: ofPoint('service_point_service'),
  },
  {
    name: 'service_point_kit',
    columns: [text('point_id', 36, key), text('item', 24, key), text('state', 16), text('checked_on', 10, optional)],
    references: ofPoint('service_point_kit'),
  },
];

/** Areas and service points. */
export class Network1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
