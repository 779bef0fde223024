// Is what is kept in memory read anew for its own counters, and in order?
import 'reflect-metadata';
import { pino } from 'pino';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { raiseRevision } from './revision.js';
import { Snapshots } from './snapshots.js';

let database: MigratedDatabase;
let snapshots: Snapshots;
let done: string[];

beforeEach(async () => {
  database = await migratedDatabase(new HandClock());
  snapshots = new Snapshots(database.dataSource);
  done = [];
  keep('points', 'network');
  keep('boards', 'network', 'timetable');
  snapshots.whenRenewed(() => done.push('renewed'));
});
afterEach(() => database.drop());

function keep(name: string, ...follows: readonly string[]): void {
  snapshots.add({
    follows,
    load: async () => {
      done.push(name);
    },
  });
}

async function raise(name: string): Promise<void> {
  await database.transactions.run((tx) => raiseRevision(tx, name));
}

describe('a snapshot', () => {
  it('is loaded at first, after what it rests on', async () => {
    expect(snapshots.areLoaded()).toBe(false);
    await snapshots.refresh();
    expect([done, snapshots.areLoaded()]).toEqual([['points', 'boards', 'renewed'], true]);
  });

  it('is loaded again when one of its counters has moved, and left alone otherwise', async () => {
    await snapshots.refresh();
    done = [];
    await raise('timetable');
    await snapshots.refresh();
    expect(done).toEqual(['boards', 'renewed']);
    await snapshots.refresh();
    expect(done).toEqual(['boards', 'renewed']);
  });

  it('that follows a counter that does not exist is found out at the start', async () => {
    keep('clouds', 'weather');
    await expect(snapshots.start(60_000, pino({ level: 'silent' }))).rejects.toThrow(
      'there is no revision counter weather',
    );
  });
});
