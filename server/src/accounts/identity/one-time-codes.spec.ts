// Until when exactly is a code good, and for what alone?
import type { HttpAdapterHost } from '@nestjs/core';
import { CODE_ALPHABET, codeLengths } from '@kehuoyou/shared';
import type { CodePurpose } from '@kehuoyou/shared';
import { PublicAddress } from '../../http/public-address.js';
import { accountServices } from '../../testing/accounts/account-services.js';
import type { AccountServices } from '../../testing/accounts/account-services.js';
import { HandClock } from '../../testing/hand-clock.js';
import { OneTimeCodeEntity } from '../account.entity.js';
import { OneTimeCodesService } from './one-time-codes.service.js';
import type { CodeOrder } from './one-time-codes.service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ACCOUNT = 'giver';
const clock = new HandClock('2026-11-24T09:00:00');
let services: AccountServices;
let codes: OneTimeCodesService;

beforeAll(async () => {
  services = await accountServices(clock);
  const { database, vault, accounts } = services;
  const address = new PublicAddress('https://kehuoyou.example', {} as HttpAdapterHost);
  codes = new OneTimeCodesService(database.dataSource, vault, accounts, address, clock);
  await services.account(ACCOUNT);
  await services.account('other');
});
afterAll(() => services.database.drop());

const issue = async (order: Omit<CodeOrder, 'accountId'> & Partial<CodeOrder>): Promise<string> =>
  (await services.database.transactions.run((tx) => codes.issue(tx, { accountId: ACCOUNT, ...order }))).code;
const good = { look: 'good', use: 'good' };
const none = { look: 'code_not_valid', use: 'code_not_valid' };

/** What looking at it and using it say; the using is undone. */
async function answers(purpose: CodePurpose, code: string): Promise<typeof good> {
  const said = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'good',
      (error: unknown) => (error as { code: string }).code,
    );
  const undone = services.database.transactions.run(async (tx) => {
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
    clock.pass(life + more);
    expect(await answers(purpose, code)).toEqual(said);
  });

  it('is good for nothing else, once, and while it is the newest for the same', async () => {
    const [first, other] = [await issue({ purpose, subjectId: 'a' }), await issue({ purpose, subjectId: 'b' })];
    for (const another of ['browser', 'confirm', 'follow', 'join'] as const)
      expect(await answers(another, first)).toEqual(another === purpose ? good : none);
    const [bare, theirs] = [await issue({ purpose }), await issue({ purpose, subjectId: 'a', accountId: 'other' })];
    const second = await issue({ purpose, subjectId: 'a' });
    expect([await answers(purpose, bare), await answers(purpose, theirs)]).toEqual([good, good]);
    expect([await answers(purpose, first), await answers(purpose, second), await answers(purpose, other)]).toEqual([
      none,
      good,
      good,
    ]);
    const row = await services.database.transactions.run((tx) => codes.use(tx, purpose, second, 'taker'));
    expect(row).toMatchObject({ subjectId: 'a', accountId: ACCOUNT, usedBy: 'taker', usedAt: clock.now() });
    expect(await answers(purpose, second)).toEqual(none);
  });
});

it('an earlier code ends when a newer one is given out, not when it would have, and one that is over stays as it was', async () => {
  const ends = async (): Promise<number[]> =>
    (
      await services.database.dataSource.manager.find(OneTimeCodeEntity, {
        where: { subjectId: 'ends' },
        order: { issuedAt: 'ASC' },
      })
    ).map(({ expiresAt }) => expiresAt.getTime() - clock.now().getTime());
  const order = { purpose: 'confirm', subjectId: 'ends' } as const;
  await issue(order);
  clock.pass(11 * MINUTE);
  await issue(order);
  clock.pass(MINUTE);
  const used = await issue(order);
  await services.database.transactions.run((tx) => codes.use(tx, 'confirm', used, 'taker'));
  clock.pass(MINUTE);
  await issue(order);
  expect(await ends()).toEqual([-3 * MINUTE, -MINUTE, 9 * MINUTE, 10 * MINUTE]);
});

it('a code is told with its end, and with a link where it is scanned', async () => {
  for (const purpose of ['browser', 'confirm', 'follow', 'join'] as const) {
    const { code, expiresAt } = await services.database.transactions.run((tx) =>
      codes.issue(tx, { purpose, accountId: ACCOUNT, subjectId: 'told' }),
    );
    expect(code).toHaveLength(codeLengths[purpose]);
    expect([...code].filter((letter) => !CODE_ALPHABET.includes(letter))).toEqual([]);
    expect(Date.parse(expiresAt)).toBeGreaterThan(clock.now().getTime());
    const view = codes.view(purpose, code, expiresAt);
    if (purpose === 'browser') expect(view).toEqual({ code, expiresAt });
    else
      expect(view).toEqual({
        code,
        expiresAt,
        link: expect.stringMatching(`^https://kehuoyou.example/.*${code}$`) as string,
      });
  }
});

it('of somebody who is shut out no code is good, but for their own browser, where they are told so', async () => {
  await services.account('shut');
  const given = await Promise.all(
    (['browser', 'confirm', 'follow', 'join'] as const).map(async (purpose) => ({
      purpose,
      code: await issue({ purpose, accountId: 'shut' }),
    })),
  );
  await services.shutOut('shut');
  for (const { purpose, code } of given)
    expect(await answers(purpose, code)).toEqual(purpose === 'browser' ? good : none);
  await services.shutOut('shut', false);
  for (const { purpose, code } of given) expect(await answers(purpose, code)).toEqual(good);
});

it('whatever is wrong with a code, the failure names the field', async () => {
  const wrong = { code: 'code_not_valid', field: 'code' };
  await expect(codes.look('join', 'none')).rejects.toMatchObject(wrong);
  await expect(services.database.transactions.run((tx) => codes.use(tx, 'join', 'none', null))).rejects.toMatchObject(
    wrong,
  );
  await services.account('out');
  const code = await issue({ purpose: 'join', accountId: 'out' });
  await services.shutOut('out');
  await expect(codes.look('join', code)).rejects.toMatchObject(wrong);
});
