// When exactly does a session end, used and unused, and a code with which one begins?
import type { SessionKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { accountServices } from '../../testing/accounts/account-services.js';
import type { AccountServices } from '../../testing/accounts/account-services.js';
import { HandClock } from '../../testing/hand-clock.js';
import { AccountEntity, SessionEntity } from '../account.entity.js';
import { SessionsService } from './sessions.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const accountId = 'grandmother';
const clock = new HandClock('2026-11-24T09:00:00');
let services: AccountServices;
let sessions: SessionsService;

const sessionsWith = (transactions: Transactions): SessionsService =>
  new SessionsService(services.database.dataSource, transactions, services.accounts, services.grants, clock);

beforeAll(async () => {
  services = await accountServices(clock);
  sessions = sessionsWith(services.database.transactions);
  await services.account(accountId);
  await services.account('neighbour');
});
afterAll(() => services.database.drop());

const inOne = <Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> =>
  services.database.transactions.run(work);
const open = (kind: SessionKind, whose = accountId) => inOne((tx) => sessions.open(tx, whose, kind));
const isIn = async (token: string): Promise<boolean> => (await sessions.find(token)) !== undefined;
const row = (id: string) => services.database.dataSource.manager.findOneByOrFail(SessionEntity, { id });
const callerOf = async (token: string): Promise<Caller> => (await sessions.find(token)) as Caller;
let commands = 0;
const command = (): Command => ({ key: `k-${(commands += 1)}`, caller: accountId, operation: 'o', body: null });

describe.each<[SessionKind, number, number]>([
  ['browser', 12 * HOUR, 30 * DAY],
  ['wechat', 90 * DAY, 365 * DAY],
  ['sample', 12 * HOUR, 7 * DAY],
])('a session of the kind %s', (kind, idle, most) => {
  it.each([
    ['a moment before its idle time is over', -1, true],
    ['when it is over', 0, false],
    ['a moment later', 1, false],
  ])('unused, %s: %i ms, %s', async (_when, more, is) => {
    const { token } = await open(kind);
    clock.pass(idle + more);
    expect(await isIn(token)).toBe(is);
  });

  it.each([
    ['a moment before its longest time is over', -1, true],
    ['when it is over', 0, false],
    ['a moment later', 1, false],
  ])('used all the while, %s: %i ms, %s', async (_when, more, is) => {
    const { token, sessionId } = await open(kind);
    const step = idle - HOUR;
    let passed = 0;
    for (; passed + step < most + more; passed += step) {
      clock.pass(step);
      expect(await isIn(token)).toBe(true);
    }
    expect((await row(sessionId)).expiresAt.getTime() - (await row(sessionId)).openedAt.getTime()).toBe(most);
    clock.pass(most + more - passed);
    expect(await isIn(token)).toBe(is);
  });
});

describe('looking at a session', () => {
  it('moves its end once it was last seen more than an hour ago, and not before', async () => {
    const { token, sessionId } = await open('browser');
    const opened = await row(sessionId);
    clock.pass(HOUR);
    await isIn(token);
    expect(await row(sessionId)).toEqual(opened);
    clock.pass(1);
    await isIn(token);
    const now = clock.now();
    expect(await row(sessionId)).toMatchObject({ lastSeenAt: now, expiresAt: new Date(now.getTime() + 12 * HOUR) });
    expect(await services.database.dataSource.manager.findOneByOrFail(AccountEntity, { id: accountId })).toMatchObject({
      lastSeenAt: now,
    });
  });

  it('does not bring back one that is ended while it is looked at', async () => {
    let go: (() => void) | undefined;
    /** Waits before it writes. */
    class Slow extends Transactions {
      override async run<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
        await new Promise<void>((resolve) => (go = resolve));
        return super.run(work);
      }
    }
    const { dataSource } = services.database;
    const slow = sessionsWith(new Slow(dataSource, clock));
    const { token, sessionId } = await open('browser');
    clock.pass(2 * HOUR);
    const looking = slow.find(token);
    while (!go) await new Promise((resolve) => setImmediate(resolve));
    await inOne((tx) => sessions.endAll(tx, accountId));
    const ended = await row(sessionId);
    go();
    await looking;
    expect(await row(sessionId)).toEqual(ended);
    expect(await isIn(token)).toBe(false);
  });

  it('ends those of one account alone, and each once', async () => {
    const [mine, theirs] = [await open('browser'), await open('browser', 'neighbour')];
    await inOne((tx) => sessions.endAll(tx, accountId));
    const { endedAt } = await row(mine.sessionId);
    clock.pass(1);
    await inOne((tx) => sessions.endAll(tx, accountId));
    expect([(await row(mine.sessionId)).endedAt, await isIn(mine.token), await isIn(theirs.token)]).toEqual([
      endedAt,
      false,
      true,
    ]);
  });
});

describe('whoever is signed in', () => {
  it('is known by their token, with the roles that they hold and where they stand in for somebody', async () => {
    const { token, sessionId } = await open('wechat', 'neighbour');
    expect(await callerOf(token)).toEqual({ accountId: 'neighbour', sessionId, grants: [] });
    const scope = { kind: 'point', id: 'P1' } as const;
    await inOne(async (tx) => {
      const given = await services.grants.give(tx, { accountId, role: 'keeper', scope });
      await services.grants.give(tx, { accountId: 'neighbour', role: 'keeper', scope, deputyOf: given });
    });
    expect((await callerOf(token)).grants).toEqual([{ role: 'keeper', scope, deputy: true }]);
    expect((await callerOf((await open('wechat')).token)).grants).toEqual([{ role: 'keeper', scope, deputy: false }]);
  });

  it('is nobody once they are shut out, from the next request on', async () => {
    await services.account('shut');
    const { token } = await open('browser', 'shut');
    expect(await isIn(token)).toBe(true);
    await services.shutOut('shut');
    expect(await isIn(token)).toBe(false);
    await services.shutOut('shut', false);
    expect(await isIn(token)).toBe(true);
  });

  it('has been seen when their session was opened', async () => {
    clock.pass(DAY);
    await open('browser', 'neighbour');
    const seen = (id: string) => services.database.dataSource.manager.findOneByOrFail(AccountEntity, { id });
    expect((await seen('neighbour')).lastSeenAt).toEqual(clock.now());
    expect((await seen(accountId)).lastSeenAt).not.toEqual(clock.now());
  });
});

describe('the list of sessions', () => {
  const whose = 'farmer';
  const list = async (by: string) => (await sessions.list(await callerOf(by))).sessions;
  const isCurrent = async (by: string) => (await list(by)).map(({ current }) => current);

  it('has those that are good now, the last used first', async () => {
    await services.account(whose);
    const { token } = await open('wechat', whose);
    clock.pass(1);
    const second = (await open('wechat', whose)).token;
    expect([await isCurrent(token), await isCurrent(second)]).toEqual([
      [false, true],
      [true, false],
    ]);
    clock.pass(2 * HOUR);
    expect(await isCurrent(token)).toEqual([true, false]);
    clock.pass(90 * DAY - 2 * HOUR);
    expect(await isCurrent(token)).toEqual([true]);
  });

  it('shows each as it is kept, also by itself', async () => {
    const { token, sessionId } = await open('browser', whose);
    const now = clock.now();
    const shown = {
      ...{ id: sessionId, kind: 'browser', openedAt: now.toISOString(), lastSeenAt: now.toISOString() },
      expiresAt: new Date(now.getTime() + 12 * HOUR).toISOString(),
    };
    expect((await list(token)).find(({ id }) => id === sessionId)).toEqual({ ...shown, current: true });
    expect(await sessions.view(sessionId, sessionId)).toEqual({ ...shown, current: true });
    expect(await sessions.view(sessionId, 'another')).toEqual({ ...shown, current: false });
  });

  it('has no end for whoever signs in every day, but shows fifty of them', async () => {
    for (let each = 0; each < 51; each += 1) await open('browser', whose);
    expect(await list((await open('browser', whose)).token)).toHaveLength(50);
  });

  it('loses what is ended: the one that asks, or another of theirs, and nobody else’s', async () => {
    const [mine, other, theirs] = [await open('wechat'), await open('wechat'), await open('wechat', whose)];
    const caller = await callerOf(mine.token);
    const failure = { code: 'session_not_found', field: 'id' };
    await expect(sessions.end(caller, theirs.sessionId, command())).rejects.toMatchObject(failure);
    expect(await sessions.end(caller, other.sessionId, command())).toEqual({ ended: true });
    const { endedAt } = await row(other.sessionId);
    expect(endedAt).toEqual(clock.now());
    clock.pass(1);
    await expect(sessions.end(caller, other.sessionId, command())).rejects.toMatchObject(failure);
    expect((await row(other.sessionId)).endedAt).toEqual(endedAt);
    expect((await sessions.list(caller)).sessions.map(({ id }) => id)).not.toContain(other.sessionId);
    expect([await isIn(mine.token), await isIn(other.token), await isIn(theirs.token)]).toEqual([true, false, true]);
    expect(await sessions.end(caller, 'current', command())).toEqual({ ended: true });
    expect([await isIn(mine.token), await isIn(theirs.token)]).toEqual([false, true]);
  });
});
