// Of several server processes on one database, does one do timed work at a time?
import { setTimeout as pause } from 'node:timers/promises';
import { Transactions } from '../../server/dist/database/transaction.js';
import { Timers } from '../../server/dist/timers/timers.service.js';
import { onEachDatabase } from '../harness/database.js';
import { openTables } from '../harness/opened-database.js';
import type { Tables } from '../harness/opened-database.js';

const NAME = 'test.rounds';
const EVERY_MS = 5_000;
const TURNS = 20;

onEachDatabase((database) => {
  it('each turn is taken once, by whichever process comes first', async () => {
    let now = Date.parse('2026-11-24T09:00:00+08:00');
    const clock = { now: () => new Date(now) };
    // SQLite has one connection for a process, and a second one in the same process would block the first for good.
    const count = database.engine === 'sqlite' ? 1 : 3;
    const connections: Tables[] = [];
    let under = 0;
    let most = 0;
    const turns: number[] = [];
    const run = async (): Promise<undefined> => {
      under += 1;
      most = Math.max(most, under);
      turns.push(now);
      await pause(2);
      under -= 1;
      return undefined;
    };
    try {
      for (let index = 0; index < count; index += 1) connections.push(await openTables(database));
      const all = connections.flatMap((connection) => {
        const transactions = new Transactions(connection, clock);
        return [1, 2].map(() => {
          const timers = new Timers(connection, transactions, clock);
          timers.add({ name: NAME, schedule: { everyMs: EVERY_MS }, run });
          return timers;
        });
      });
      for (let turn = 0; turn <= TURNS; turn += 1) {
        await Promise.all(all.map((timers) => timers.look()));
        now += EVERY_MS;
      }
    } finally {
      for (const connection of connections) await connection.destroy();
    }
    expect([turns.length, new Set(turns).size, most]).toEqual([TURNS, TURNS, 1]);
  });
});
