// Is a village of an older database found by how its name is really spoken?
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchByName } from '@kehuoyou/shared';
import type { Named } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { everyTable } from '../../../open-database.js';
import { dataSourceOptions } from '../../schema/data-source.js';
import { EveryReading1764000000120 } from './1764000000120-every-reading.js';

const tables = await everyTable();

let folder: string;
let dataSource: DataSource;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehuoyou-migration-'));
  dataSource = await new DataSource({
    ...dataSourceOptions({ databaseUrl: undefined, dataDir: folder }, tables),
    migrations: tables.migrations.slice(0, tables.migrations.indexOf(EveryReading1764000000120)),
  }).initialize();
  await dataSource.runMigrations();
});
afterEach(async () => {
  await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** As an older server wrote them. */
const old = [
  ['350423104205', '曾坊村', 'cengfangcun', 'cfc'],
  ['350423104204', '下谢村', 'xiaxiecun', 'xxc'],
  ['350423104206', '某村', 'moucun tudicun', 'mc tdc'],
] as const;

async function insertOld(): Promise<void> {
  for (const [code, name, pinyin, initials] of old) {
    await dataSource.query('INSERT INTO area VALUES (?, NULL, ?, ?, ?, ?, ?, 25.9, 116.7, ?)', [
      ...[code, 'village', 'administrative', name, pinyin, initials, 'surveyed'],
    ]);
  }
  await dataSource.query(
    `INSERT INTO service_point (id, tier, status, name, pinyin, initials, township_code, latitude, longitude, position_quality, details_confirmed)
      VALUES ('P1', 'village_point', 'open', '曾坊村客货邮服务点', 'cengfangcunkehuoyoufuwudian', 'cfckhyfwd', ?, 25.9, 116.7, 'surveyed', 0)`,
    [old[0][0]],
  );
}

const named = async (table: string): Promise<Named[]> =>
  dataSource.query(`SELECT name, pinyin, initials FROM ${table} ORDER BY name`);
const found = async (table: string, typed: string): Promise<string[]> =>
  searchByName(await named(table), typed).map(({ name }) => name);

it('names get the readings that they lacked, keep those that they had, and lose none on the way back', async () => {
  await insertOld();
  const before = await named('area');
  expect(await found('area', 'zengfang')).toEqual([]);

  const runner = dataSource.createQueryRunner();
  await new EveryReading1764000000120().up(runner);
  for (const typed of ['zengfang', 'zf', 'cengfang', 'cfc']) expect(await found('area', typed)).toEqual(['曾坊村']);
  expect(await found('service_point', 'zengfang')).toEqual(['曾坊村客货邮服务点']);
  // Somebody had mended it by hand.
  expect(await found('area', 'tudi')).toEqual(['某村']);
  // The likeliest reading still stands first.
  for (const { name, pinyin } of await named('area'))
    expect(pinyin.startsWith(before.find((each) => each.name === name)?.pinyin ?? '?')).toBe(true);

  const after = await named('area');
  await new EveryReading1764000000120().down();
  await new EveryReading1764000000120().up(runner);
  expect(await named('area')).toEqual(after);
  await runner.release();
});
