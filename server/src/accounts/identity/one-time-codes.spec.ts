// Until when exactly is a code good, and for what alone?
import type { CodePurpose } from '@kehuoyou/shared';
import { insertRow } from '../../database/insert-rows.js';
import { RunningApp } from '../../testing/running-app.js';
import { AccountEntity } from '../account.entity.js';
import { OneTimeCodesService } from './one-time-codes.service.js';
import type { CodeOrder } from './one-time-codes.service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ACCOUNT = 'giver';
let server: RunningApp;
let codes: OneTimeCodesService;

beforeAll(async () => {
  server = await RunningApp.start();
  codes = server.app.get(OneTimeCodesService);
  const at = server.clock.now();
  await server.database.transactions.run((tx) =>
    insertRow(tx, AccountEntity, { id: ACCOUNT, createdAt: at, lastSeenAt: at, sample: false, deletedAt: null }),
  );
});
afterAll(() => server.close());

const issue = async (order: Omit<CodeOrder, 'accountId'>): Promise<string> =>
  (await server.database.transactions.run((tx) => codes.issue(tx, { accountId: ACCOUNT, ...order }))).code;
const good = { look: 'good', use: 'good' };
const none = { look: 'code_not_valid', use: 'code_not_valid' };

/** What looking at it and using it say; the using is undone. */
async function answers(purpose: CodePurpose, code: string): Promise<typeof good> {
  const said = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'good',
      (error: unknown) => (error as { code: string }).code,
    );
  const undone = server.database.transactions.run(async (tx) => {
    await codes.use(tx, purpose, code, null);
    throw Object.assign(new Error(), { code: 'good' });
  });
  return { look: await said(codes.look(purpose, code)), use: await said(undone) };
}

describe.each<[CodePurpose, number]>([
  ['browser', 5 * MINUTE],
  ['confirm', 10 * MINUTE],
  ['follow', 24 * HOUR],
  ['join', 7 * 24 * HOUR],
])('a code of the kind %s', (purpose, life) => {
  it.each([
    [-1, good],
    [0, none],
    [1, none],
  ])('is good for its time: %i ms after its end %j', async (more, said) => {
    const code = await issue({ purpose });
    server.clock.pass(life + more);
    expect(await answers(purpose, code)).toEqual(said);
  });

  it('is good for nothing else, once, and while it is the newest for the same', async () => {
    const [first, other] = [await issue({ purpose, subjectId: 'a' }), await issue({ purpose, subjectId: 'b' })];
    for (const another of ['browser', 'confirm', 'follow', 'join'] as const)
      expect(await answers(another, first)).toEqual(another === purpose ? good : none);
    const second = await issue({ purpose, subjectId: 'a' });
    expect([await answers(purpose, first), await answers(purpose, second), await answers(purpose, other)]).toEqual([
      none,
      good,
      good,
    ]);
    const row = await server.database.transactions.run((tx) => codes.use(tx, purpose, second, 'taker'));
    expect(row).toMatchObject({ subjectId: 'a', accountId: ACCOUNT, usedBy: 'taker', usedAt: server.clock.now() });
    expect(await answers(purpose, second)).toEqual(none);
  });
});
