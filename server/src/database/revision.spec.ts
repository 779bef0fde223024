// Does every process notice a change, and only a change?
import 'reflect-metadata';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { raiseRevision, readRevisions } from './revision.js';

let database: MigratedDatabase;

beforeEach(async () => {
  database = await migratedDatabase(new HandClock());
});
afterEach(() => database.drop());

describe('a revision counter', () => {
  it('differs after its data has changed, and is the same as long as nothing has', async () => {
    const before = await readRevisions(database.dataSource);
    expect(await readRevisions(database.dataSource)).toEqual(before);
    await database.transactions.run((tx) => raiseRevision(tx, 'timetable'));
    const after = await readRevisions(database.dataSource);
    expect(before.get('timetable')).toBe(0);
    expect(after).toEqual(new Map([...before, ['timetable', 1]]));
  });

  it('is not raised by what was not done', async () => {
    const before = await readRevisions(database.dataSource);
    const failing = database.transactions.run(async (tx) => {
      await raiseRevision(tx, 'network');
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await readRevisions(database.dataSource)).toEqual(before);
  });

  it('that does not exist is a mistake that is noticed', async () => {
    const failing = database.transactions.run((tx) => raiseRevision(tx, 'weather' as 'network'));
    await expect(failing).rejects.toThrow('no revision counter weather');
  });
});
