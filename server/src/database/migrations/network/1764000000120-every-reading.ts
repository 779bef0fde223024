// How do names that are there already get every reading that those of a new database have?
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of names, and the column that says which row. */
const tables = [
  ['area', 'code'],
  ['service_point', 'id'],
] as const;

interface NameRow {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
}

export class EveryReading1764000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of tables) {
      const rows = (await runner.query(`SELECT ${key} AS id, name, pinyin, initials FROM ${table}`)) as NameRow[];
      if (rows.length === 0) continue;
      // A new database has no names yet, and how Chinese is read takes long to load.
      const { moreReadings } = await import('../../seed/readings.js');
      for (const row of rows) {
        const { pinyin, initials } = moreReadings(row.name, row);
        if (pinyin !== row.pinyin || initials !== row.initials)
          await runner.query(`UPDATE ${table} SET pinyin = ?, initials = ? WHERE ${key} = ?`, [pinyin, initials, row.id]);
      }
    }
  }

  async down(): Promise<void> {
    // An older server finds names by all their readings, however many there are.
  }
}
