// On which database does a story run, and how does it get one of its own?
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { describeWith } from './needing.js';
import { makeRoomyFolder } from './run/roomy-folder.mjs';
import { copyMariadb, copySqlite, makeSchema, withConnection } from './templates.mjs';

/** The databases that the product supports. */
export const engines = ['sqlite', 'mariadb'] as const;
export type Engine = (typeof engines)[number];

/** A database that belongs to one test file: a folder for SQLite, a schema for MariaDB. */
export interface TestDatabase {
  readonly engine: Engine;
  /** What a server or a command must find in its environment to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes it with everything in it. */
  drop(): Promise<void>;
}

/** What is in it at first: nothing, or the county as a server fills an empty one with it. */
export type Content = 'empty' | 'county';

/** Makes a database. */
export async function createDatabase(engine: Engine, content: Content = 'county'): Promise<TestDatabase> {
  return engine === 'sqlite' ? createFolder(content) : createSchema(mariadbUrl(), content);
}

async function createFolder(content: Content): Promise<TestDatabase> {
  const folder = await makeRoomyFolder('sqlite');
  if (content === 'county') await copySqlite(templates(), folder);
  return { engine: 'sqlite', env: { DATA_DIR: folder }, drop: () => rm(folder, { recursive: true, force: true }) };
}

/** Makes one on the MariaDB at `url`, which ends with a slash. */
export async function createSchema(url: string, content: Content): Promise<TestDatabase> {
  const name = `khy_${randomBytes(6).toString('hex')}`;
  await makeSchema(url, name);
  if (content === 'county') await copyMariadb(templates(), `${url}${name}`);
  // The keys lie in the data folder whatever the database is.
  const folder = await makeRoomyFolder('keys');
  const drop = async (): Promise<void> => {
    await withConnection(url, (connection) => connection.query(`DROP DATABASE ${name}`));
    await rm(folder, { recursive: true, force: true });
  };
  return { engine: 'mariadb', env: { DATABASE_URL: `${url}${name}`, DATA_DIR: folder }, drop };
}

/** Where the templates lie; see `run/before-all`. */
function templates(): string {
  return process.env['TEST_TEMPLATES'] ?? '';
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
  /** An empty one, for a test that must not disturb the rest or begins at the very beginning; it goes with the story. */
  another(): Promise<TestDatabase>;
}

/**
 * Tells the same story on SQLite and on MariaDB, each with the county in it. Where MariaDB is not installed its half
 * is reported as skipped, or fails if nothing may be skipped.
 */
export function onEachDatabase(story: (database: StoryDatabase) => void): void {
  for (const engine of engines) {
    const isThere = engine === 'sqlite' || (process.env['TEST_MARIADB_URL'] ?? '') !== '';
    describeWith(isThere)(`on ${engine}`, () => {
      const made: TestDatabase[] = [];
      const make = async (content: Content): Promise<TestDatabase> => {
        const database = await createDatabase(engine, content);
        made.push(database);
        return database;
      };
      beforeAll(() => make('county'));
      afterAll(async () => {
        for (const database of made) await database.drop();
      });
      story({
        engine,
        another: () => make('empty'),
        get env() {
          const [first] = made;
          if (!first) throw new Error('the database of a story exists only from its hooks on');
          return first.env;
        },
      });
    });
  }
}
