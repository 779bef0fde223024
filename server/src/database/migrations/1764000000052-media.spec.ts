// Do pictures that lie in the database live on when they get rows like all others, and go back as they were?
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../schema/data-source.js';
import { everyTable } from '../../open-database.js';
import { readOldPicture } from '../../pictures/old-pictures.js';
import { Media1764000000052 } from './1764000000052-media.js';

const tables = await everyTable();

let folder: string;
let dataSource: DataSource;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehuoyou-migration-'));
  dataSource = await new DataSource({
    ...dataSourceOptions({ databaseUrl: undefined, dataDir: folder }, tables),
    migrations: tables.migrations.slice(0, tables.migrations.indexOf(Media1764000000052)),
  }).initialize();
  await dataSource.runMigrations();
});
afterEach(async () => {
  await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const AT = '2026-11-01 08:00:00.000';
const part = Buffer.alloc(60_000, 7);

async function kept(pictureId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const each of readOldPicture(dataSource.manager, pictureId)) parts.push(each as Buffer);
  return Buffer.concat(parts);
}

describe('pictures of before', () => {
  it('keep their ids, their announcements and their bytes, and go back with what happened to them since', async () => {
    const insert = (id: string, announcement: string | null, position: number, trace: string | null): Promise<unknown> =>
      dataSource.query('INSERT INTO picture VALUES (?, ?, ?, ?, ?, ?)', [id, 'office', AT, announcement, position, trace]);
    await insert('P1', 'A1', 0, 'T1');
    await insert('P2', 'A1', 1, null);
    await insert('P3', null, 0, null);
    for (const [id, number, bytes] of [['P1', 0, part], ['P1', 1, part.subarray(0, 9)], ['P2', 0, part.subarray(0, 5)]] as const)
      await dataSource.query('INSERT INTO picture_part VALUES (?, ?, ?)', [id, number, bytes]);
    const before: unknown = await dataSource.query('SELECT * FROM picture ORDER BY id');

    const runner = dataSource.createQueryRunner();
    await new Media1764000000052().up(runner);
    const rows: unknown = await dataSource.query(
      'SELECT id, kind, purpose, owner_id, subject_id, position, uploaded_at, media_type, bytes, kept_sha256 FROM media ORDER BY id',
    );
    const common = { kind: 'picture', purpose: 'announcement', owner_id: 'office', uploaded_at: AT, media_type: 'image/jpeg', kept_sha256: null };
    expect(rows).toEqual([
      { id: 'P1', ...common, subject_id: 'A1', position: 0, bytes: 60_009 },
      { id: 'P2', ...common, subject_id: 'A1', position: 1, bytes: 5 },
      { id: 'P3', ...common, subject_id: null, position: 0, bytes: 0 },
    ]);
    expect(await dataSource.query('SELECT * FROM picture_check')).toEqual([{ picture_id: 'P1', trace_id: 'T1' }]);
    expect((await kept('P1')).equals(Buffer.concat([part, part.subarray(0, 9)]))).toBe(true);

    await new Media1764000000052().down(runner);
    expect(await dataSource.query('SELECT * FROM picture ORDER BY id')).toEqual(before);
    await new Media1764000000052().up(runner);
    await dataSource.query(`UPDATE media SET subject_id = 'A2', position = 3 WHERE id = 'P3'`);
    await dataSource.query(`INSERT INTO picture_check VALUES ('P3', 'T3')`);
    await new Media1764000000052().down(runner);
    expect(await dataSource.query(`SELECT announcement_id, position, trace_id FROM picture WHERE id = 'P3'`)).toEqual([
      { announcement_id: 'A2', position: 3, trace_id: 'T3' },
    ]);
    expect((await kept('P1')).length).toBe(60_009);
    await expect(dataSource.query('SELECT 1 FROM media')).rejects.toThrow(/no such table/);
    await runner.release();
  });
});
