// Which tables does every feature build on: idempotency keys, the outbox, and revision counters?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'idempotency',
    columns: [
      text('id', 36, key),
      text('caller', 64),
      text('idempotency_key', 128),
      text('operation', 128),
      text('body_hash', 64),
      { name: 'answer', type: 'text', ...optional },
      instant('created_at'),
    ],
    indices: [{ name: 'uq_idempotency_caller_key', columns: ['caller', 'idempotency_key'], unique: true }],
  },
  {
    name: 'outbox',
    columns: [
      text('id', 36, key),
      text('topic', 64),
      { name: 'payload', type: 'text' },
      instant('created_at'),
      instant('due_at'),
      integer('attempts', { default: 0 }),
      instant('delivered_at', optional),
    ],
    indices: [{ name: 'ix_outbox_due', columns: ['delivered_at', 'due_at'] }],
  },
  { name: 'revision', columns: [text('name', 36, key), integer('value')] },
];

/** The kernel's tables. */
export class Kernel1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query(`INSERT INTO revision (name, value) VALUES ('network', 0), ('timetable', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
