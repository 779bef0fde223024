// Is what a new database begins with written once, in order, and all of it or nothing?
import 'reflect-metadata';
import { HandClock } from '../../testing/hand-clock.js';
import { migratedDatabase } from '../../testing/migrated-database.js';
import type { MigratedDatabase } from '../../testing/migrated-database.js';
import { RevisionEntity } from '../revision.entity.js';
import { sow } from './seed.js';
import type { Seed } from './seed.js';

const clock = new HandClock();
let database: MigratedDatabase;
let prepared: string[];

beforeEach(async () => {
  database = await migratedDatabase(clock);
  prepared = [];
});
afterEach(() => database.drop());

/** A seed of one row; it needs the row of another when `after` says so. */
function seedOf(name: string, after?: string): Seed {
  return {
    isThere: async (db) => db.existsBy(RevisionEntity, { name }),
    prepare: async () => {
      prepared.push(name);
      return async (tx) => {
        if (after !== undefined) await tx.findOneByOrFail(RevisionEntity, { name: after });
        await tx.insert(RevisionEntity, { name, value: 0 });
      };
    },
  };
}

async function has(name: string): Promise<boolean> {
  return database.dataSource.manager.existsBy(RevisionEntity, { name });
}

describe('a new database', () => {
  it('gets what each has for it, in their order, once', async () => {
    const seeds = [seedOf('ferries'), seedOf('piers', 'ferries')];
    expect(await sow(database.dataSource, clock, seeds)).toBe(true);
    expect([await has('ferries'), await has('piers')]).toEqual([true, true]);
    expect(await sow(database.dataSource, clock, seeds)).toBe(false);
    expect(prepared).toEqual(['ferries', 'piers']);
  });

  it('gets later what a feature that is new has for it', async () => {
    await sow(database.dataSource, clock, [seedOf('ferries')]);
    expect(await sow(database.dataSource, clock, [seedOf('ferries'), seedOf('piers')])).toBe(true);
    expect(prepared).toEqual(['ferries', 'piers']);
  });

  it('stays as it was when one of them fails', async () => {
    await expect(sow(database.dataSource, clock, [seedOf('ferries'), seedOf('piers', 'nothing')])).rejects.toThrow();
    expect(await has('ferries')).toBe(false);
  });
});
