// Which tables hold what can be settled at a point, and which licences it has?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, integer, key, optional, text } from '../columns.js';
import type { TablePlan } from '../columns.js';

const flag = (name: string, otherwise: 0 | 1) => ({ name, type: 'boolean', default: otherwise });
const ofPoint = (table: string): NonNullable<TablePlan['references']> => [
  { ...{ name: `fk_${table}_point`, column: 'point_id', to: 'service_point', toColumn: 'id' }, onDelete: 'CASCADE' },
];

const tables: readonly TablePlan[] = [
  {
    name: 'service_point_everyday',
    columns: [
      ...[text('point_id', 36, key), text('service', 24, key), flag('offered', 0), flag('allowed', 1)],
      ...[text('note', 100, optional), text('hours', 40, optional), integer('cost_fen', optional)],
      text('helper', 20, optional),
    ],
    references: ofPoint('service_point_everyday'),
  },
  {
    name: 'service_point_licence',
    columns: [text('point_id', 36, key), text('kind', 16, key), text('number', 30), text('valid_until', 10)],
    references: ofPoint('service_point_licence'),
  },
];

export class PointServices1764000000151 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
