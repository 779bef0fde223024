// When exactly does a session end, used and unused, and a code with which one begins?
import { meApi, sessionsApi } from '@kehuoyou/shared';
import type { SessionKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transaction.js';
import { RunningApp } from '../../testing/running-app.js';
import { AccountEntity, SessionEntity } from '../account.entity.js';
import { AccountsService } from '../identity/accounts.service.js';
import { GrantsService } from '../identity/grants.service.js';
import { SessionsService } from './sessions.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: RunningApp;
let accountId: string;

beforeAll(async () => {
  server = await RunningApp.start();
  const token = await server.signIn('grandmother');
  ({ accountId } = (await server.call(meApi.me, {}, { token })).answer);
});
afterAll(() => server.close());

const sessions = (): SessionsService => server.app.get(SessionsService);
const open = (kind: SessionKind) => server.database.transactions.run((tx) => sessions().open(tx, accountId, kind));
const isIn = async (token: string): Promise<boolean> => (await sessions().find(token)) !== undefined;
const row = (id: string) => server.dataSource.manager.findOneByOrFail(SessionEntity, { id });

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
    server.clock.pass(idle + more);
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
      server.clock.pass(step);
      expect(await isIn(token)).toBe(true);
    }
    expect((await row(sessionId)).expiresAt.getTime() - (await row(sessionId)).openedAt.getTime()).toBe(most);
    server.clock.pass(most + more - passed);
    expect(await isIn(token)).toBe(is);
  });
});

describe('looking at a session', () => {
  it('moves its end once it was last seen more than an hour ago, and not before', async () => {
    const { token, sessionId } = await open('browser');
    const opened = await row(sessionId);
    server.clock.pass(HOUR);
    await isIn(token);
    expect(await row(sessionId)).toEqual(opened);
    server.clock.pass(1);
    await isIn(token);
    const now = server.clock.now();
    expect(await row(sessionId)).toMatchObject({ lastSeenAt: now, expiresAt: new Date(now.getTime() + 12 * HOUR) });
    expect(await server.dataSource.manager.findOneByOrFail(AccountEntity, { id: accountId })).toMatchObject({
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
    const { app, dataSource, clock } = server;
    const slow = new SessionsService(
      dataSource,
      new Slow(dataSource, clock),
      app.get(AccountsService),
      app.get(GrantsService),
      clock,
    );
    const { token, sessionId } = await open('browser');
    clock.pass(2 * HOUR);
    const looking = slow.find(token);
    while (!go) await new Promise((resolve) => setImmediate(resolve));
    await server.database.transactions.run((tx) => sessions().endAll(tx, accountId));
    const ended = await row(sessionId);
    go();
    await looking;
    expect(await row(sessionId)).toEqual(ended);
    expect(await isIn(token)).toBe(false);
  });

  it('ends those of one account alone, and each once', async () => {
    const [mine, theirs] = [await open('browser'), await server.signIn('neighbour')];
    await server.database.transactions.run((tx) => sessions().endAll(tx, accountId));
    const { endedAt } = await row(mine.sessionId);
    server.clock.pass(1);
    await server.database.transactions.run((tx) => sessions().endAll(tx, accountId));
    expect([(await row(mine.sessionId)).endedAt, await isIn(mine.token), await isIn(theirs)]).toEqual([
      endedAt,
      false,
      true,
    ]);
  });
});

it('the list of sessions has those that are good now, the last used first', async () => {
  const token = await server.signIn('farmer');
  server.clock.pass(1);
  const second = await server.signIn('farmer');
  const list = async (by: string) =>
    (await server.call(sessionsApi.list, {}, { token: by })).answer.sessions.map(({ current }) => current);
  expect([await list(token), await list(second)]).toEqual([
    [false, true],
    [true, false],
  ]);
  server.clock.pass(2 * HOUR);
  expect(await list(token)).toEqual([true, false]);
  server.clock.pass(90 * DAY - 2 * HOUR);
  expect(await list(token)).toEqual([true]);
});
