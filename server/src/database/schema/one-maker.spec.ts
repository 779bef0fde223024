// Does one at a time change the schema of an embedded database, whoever else begins or is killed?
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { alone } from './one-maker.js';

let folder: string;
const open: DataSource[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khy-makers-'));
});
afterEach(async () => {
  for (const source of open.splice(0)) await source.destroy();
  rmSync(folder, { recursive: true });
});

async function maker(): Promise<DataSource> {
  const address = { dataDir: folder, databaseUrl: undefined };
  const source = new DataSource(dataSourceOptions(address, { entities: [], migrations: [], personal: [] }));
  open.push(await source.initialize());
  return source;
}

it('lets one after the other, also after one that failed', async () => {
  const said: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    said.push(`${name} begins`);
    await new Promise(setImmediate);
    said.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
  };
  const makers = await Promise.all(['a', 'b', 'c'].map(async (name) => [name, await maker()] as const));
  const ends = await Promise.allSettled(makers.map(([name, source]) => alone(source, work(name))));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(said).toHaveLength(6);
  said.forEach((each, index) => {
    if (index % 2 === 1) expect(each).toBe(said[index - 1]?.replace('begins', 'ends'));
  });
});

it('waits for another process, and not for one that was killed', async () => {
  const source = await maker();
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  const program = `const lock = new (require(process.argv[1]))(process.argv[2]);
    lock.exec('BEGIN EXCLUSIVE'); console.log('holds'); setInterval(() => undefined, 1000);`;
  const other = spawn(process.execPath, ['-e', program, sqlite, join(folder, 'kehuoyou.sqlite.schema-lock')]);
  await once(other.stdout, 'data');
  let isDone = false;
  const waiting = alone(source, async () => {
    isDone = true;
    return Promise.resolve();
  });
  for (let looks = 0; looks < 50; looks += 1) await new Promise(setImmediate);
  expect(isDone).toBe(false);
  other.kill('SIGKILL');
  await waiting;
  expect(isDone).toBe(true);
});
