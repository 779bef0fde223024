// On which database does a story run, and how does it get an empty one of its own?
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { everythingIsRequired } from './programs.mjs';

/** The databases that the product supports. */
export const engines = ['sqlite', 'mariadb'] as const;
export type Engine = (typeof engines)[number];

/** An empty database that belongs to one test file: a folder for SQLite, a schema for MariaDB. */
export interface TestDatabase {
  readonly engine: Engine;
  /** What a server or a command must find in its environment to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes it with everything in it. */
  drop(): Promise<void>;
}

/** Makes an empty database. */
export async function createDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'sqlite' ? createFolder() : createSchema(mariadbUrl());
}

async function createFolder(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'khy-sqlite-'));
  return { engine: 'sqlite', env: { DATA_DIR: folder }, drop: () => rm(folder, { recursive: true, force: true }) };
}

/** Makes an empty one on the MariaDB at `url`, which ends with a slash. */
export async function createSchema(url: string): Promise<TestDatabase> {
  const name = `khy_${randomBytes(6).toString('hex')}`;
  await administer(url, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  // The keys lie in the data folder whatever the database is.
  const folder = await mkdtemp(join(tmpdir(), 'khy-keys-'));
  const drop = async (): Promise<void> => {
    await administer(url, `DROP DATABASE ${name}`);
    await rm(folder, { recursive: true, force: true });
  };
  return { engine: 'mariadb', env: { DATABASE_URL: `${url}${name}`, DATA_DIR: folder }, drop };
}

async function administer(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}

function mariadbUrl(): string {
  const url = process.env['TEST_MARIADB_URL'] ?? '';
  if (url === '') throw new Error('MariaDB is not installed, and nothing may be skipped here');
  return url;
}

/** The database of a story; it exists from the story's `beforeAll` hooks on. */
export interface StoryDatabase {
  readonly engine: Engine;
  readonly env: Readonly<Record<string, string>>;
  /** Another empty one, for a test that must not disturb the rest; it goes with the story. */
  another(): Promise<TestDatabase>;
}

/**
 * Tells the same story on SQLite and on MariaDB. Where MariaDB is not installed its half is reported as
 * skipped, or fails if nothing may be skipped.
 */
export function onEachDatabase(story: (database: StoryDatabase) => void): void {
  for (const engine of engines) {
    const missing = engine === 'mariadb' && (process.env['TEST_MARIADB_URL'] ?? '') === '' && !everythingIsRequired();
    const tell = missing ? describe.skip : describe;
    tell(`on ${engine}`, () => {
      const made: TestDatabase[] = [];
      const another = async (): Promise<TestDatabase> => {
        const database = await createDatabase(engine);
        made.push(database);
        return database;
      };
      beforeAll(another);
      afterAll(async () => {
        for (const database of made) await database.drop();
      });
      story({
        engine,
        another,
        get env() {
          const [first] = made;
          if (!first) throw new Error('the database of a story exists only from its hooks on');
          return first.env;
        },
      });
    });
  }
}
