// Which table says whose turn it is to do timed work?
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, instant, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

const tables: readonly TablePlan[] = [
  {
    name: 'timer_lease',
    columns: [
      text('name', 64, key),
      instant('due_at'),
      text('holder', 36, optional),
      instant('held_until', optional),
      instant('ended_at', optional),
      text('last_error', 160, optional),
    ],
  },
];

/** Leases: of several processes, one does timed work at a time. */
export class TimerLeases1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
