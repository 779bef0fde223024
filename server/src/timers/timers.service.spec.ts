// Is timed work done in time, by one process, and whatever dies or fails meanwhile?
import 'reflect-metadata';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { HandClock } from '../testing/hand-clock.js';
import { migratedDatabase } from '../testing/migrated-database.js';
import type { MigratedDatabase } from '../testing/migrated-database.js';
import { TimerLeaseEntity } from './timer-lease.entity.js';
import { LEASE_MS } from './timer-leases.js';
import type { Timer } from './timer.js';
import { Timers } from './timers.service.js';

const NAME = 'test.rounds';
const EVERY_MS = 5_000;

let clock: HandClock;
let database: MigratedDatabase;
beforeEach(async () => {
  clock = new HandClock('2026-11-24T09:00:00');
  database = await migratedDatabase(clock);
});
afterEach(() => database.drop());

/** Keeps turns every few milliseconds: a spec is not to wait for it. */
class EagerTimers extends Timers {
  protected override readonly keepEveryMs = 5;
}

/** The timers of a process, with one timer that is `run`. */
function process(run: Timer['run'], schedule: Timer['schedule'] = { everyMs: EVERY_MS }, Kind = Timers): Timers {
  const timers = new Kind(database.dataSource, database.transactions, clock);
  timers.add({ name: NAME, schedule, run });
  return timers;
}

/** Timed work that notes when it was done. */
function diary(): { run: Timer['run']; times: string[] } {
  const times: string[] = [];
  const run = async (): Promise<undefined> => void times.push(clock.now().toISOString().slice(0, 19));
  return { run, times };
}

async function lease(): Promise<TimerLeaseEntity> {
  return database.dataSource.manager.findOneByOrFail(TimerLeaseEntity, { name: NAME });
}

/** Lets the clock go on to an instant and look then, as a process does. */
async function at(instant: string, ...all: readonly Timers[]): Promise<void> {
  clock.set(instant);
  await Promise.all(all.map((timers) => timers.look()));
}

describe('work that is done every five seconds', () => {
  it('is done when they have passed since the turn before ended, and not sooner', async () => {
    const { run, times } = diary();
    const timers = process(run);
    for (let second = 0; second <= 14; second += 1) {
      await timers.look();
      clock.pass(1_000);
    }
    expect(times).toEqual(['2026-11-24T01:00:05', '2026-11-24T01:00:10']);
  });

  it('is done by one of several processes, however exactly they look at the same moment', async () => {
    const { run, times } = diary();
    const all = [process(run), process(run), process(run)];
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.all(all.map((timers) => timers.look()));
      clock.pass(EVERY_MS);
    }
    expect(times).toHaveLength(9);
    expect(new Set(times).size).toBe(9);
  });

  it('is gone on with by another process when the one that did it has died, once its lease has run out', async () => {
    const dead = process(() => new Promise(() => undefined));
    const { run, times } = diary();
    const living = process(run);
    await at('2026-11-24T09:00:00', dead);
    clock.pass(EVERY_MS);
    void dead.look();
    while ((await lease()).holder === null) await pause(1);
    await at('2026-11-24T09:00:20', living);
    clock.set(new Date(Date.parse('2026-11-24T09:00:05+08:00') + LEASE_MS - 1));
    await living.look();
    expect(times).toEqual([]);
    clock.pass(1);
    await living.look();
    expect(times).toHaveLength(1);
    expect(await lease()).toMatchObject({ holder: null, heldUntil: null, lastError: null });
  });

  it('keeps its turn while it lasts, and is told when another process has it by now', async () => {
    let lost: AbortSignal | undefined;
    const waiting: Timer['run'] = async (stopping) => {
      lost = stopping;
      while (!stopping.aborted) await pause(1);
      return undefined;
    };
    const slow = process(waiting, { everyMs: EVERY_MS }, EagerTimers);
    await slow.look();
    clock.pass(EVERY_MS);
    const turn = slow.look();
    while ((await lease()).holder === null) await pause(1);
    clock.pass(LEASE_MS);
    while (((await lease()).heldUntil ?? clock.now()) <= clock.now()) await pause(1);
    const { run, times } = diary();
    await process(run).look();
    expect([times, lost?.aborted]).toEqual([[], false]);
    await database.transactions.run((tx) => tx.update(TimerLeaseEntity, { name: NAME }, { holder: 'another' }));
    await turn;
    expect(lost?.aborted).toBe(true);
    expect((await lease()).holder).toBe('another');
  });

  it('is done in time after the clock was set back, as that of a test is when its server starts again', async () => {
    const { run, times } = diary();
    const timers = process(run);
    await at('2026-11-24T09:00:00', timers);
    await at('2026-11-24T09:00:05', timers);
    await at('2026-11-20T09:00:00', timers, process(run));
    await at('2026-11-20T09:00:05', timers);
    expect(times).toEqual(['2026-11-24T01:00:05', '2026-11-20T01:00:00', '2026-11-20T01:00:05']);
  });
});

describe('work that is done at half past three', () => {
  const nightly = { cron: '30 3 * * *' };

  it('is done then by the time of the county, once a night', async () => {
    const { run, times } = diary();
    const timers = process(run, nightly);
    for (let hour = 0; hour < 60; hour += 1) {
      await timers.look();
      clock.pass(1_800_000);
      await timers.look();
      clock.pass(1_800_000);
    }
    expect(times).toEqual(['2026-11-24T19:30:00', '2026-11-25T19:30:00']);
  });

  it('is made up for once, and not before a server that has just started had a minute for its callers', async () => {
    const { run, times } = diary();
    await process(run, nightly).look();
    clock.set('2026-11-28T08:00:00');
    const timers = process(run, nightly);
    timers.start(pino({ level: 'silent' }));
    for (let second = 0; second < 120; second += 10) {
      await timers.look();
      clock.pass(10_000);
    }
    await timers.beforeApplicationShutdown();
    expect(times).toEqual(['2026-11-28T00:01:00']);
  });

  it('is refused at the start when the expression is none, or the name is taken', () => {
    expect(() => process(diary().run, { cron: 'half past three' })).toThrow();
    expect(() => process(diary().run, { cron: '0 0 30 2 *' })).toThrow('never comes again');
    const timers = process(diary().run);
    expect(() => timers.add({ name: NAME, schedule: nightly, run: diary().run })).toThrow('two timers test.rounds');
  });
});

describe('work that fails', () => {
  it('is tried again at its next turn, keeps no other from its own, and is logged without its words', async () => {
    const lines: string[] = [];
    const log = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(String(chunk)), done()) });
    let tries = 0;
    const timers = process(async () => {
      tries += 1;
      throw new TypeError('罗阿婆 has no phone');
    });
    const { run, times } = diary();
    timers.add({ name: 'test.other', schedule: { everyMs: EVERY_MS }, run });
    timers.start(pino({ level: 'error' }, log));
    await at('2026-11-24T09:00:00', timers);
    await at('2026-11-24T09:00:05', timers);
    await at('2026-11-24T09:00:10', timers);
    await timers.beforeApplicationShutdown();
    expect([tries, times.length]).toEqual([2, 2]);
    expect(await lease()).toMatchObject({ holder: null, lastError: 'TypeError' });
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ timer: NAME, error: 'TypeError' }),
      expect.objectContaining({ timer: NAME, error: 'TypeError' }),
    ]);
    expect(lines.join()).not.toContain('罗阿婆');
  });
});

describe('a server that stops', () => {
  it('lets what is under way come to an end, begins nothing more, and leaves the rest to the next at once', async () => {
    const ended: string[] = [];
    const timers = process(async (stopping) => {
      while (!stopping.aborted) await pause(1);
      await pause(10);
      ended.push('the turn');
      return undefined;
    });
    await timers.look();
    clock.pass(EVERY_MS);
    void timers.look();
    while ((await lease()).holder === null) await pause(1);
    await timers.beforeApplicationShutdown();
    ended.push('the server');
    await timers.look();
    expect(ended).toEqual(['the turn', 'the server']);
    const { run, times } = diary();
    await process(run).look();
    expect(times).toHaveLength(1);
  });
});
