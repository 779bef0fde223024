// Does whoever guesses wrongly have ten tries in a quarter of an hour, and nobody else fewer for that?
import { Failure } from '@kehuoyou/shared';
import type { AttemptKind, Guesser } from './guess-limit.js';
import { advanceTimersByTime, useFakeTimers, useRealTimers } from '../../testing/timers.js';
import { GuessLimit } from './guess-limit.js';

const SECOND = 1_000;
let limit: GuessLimit;

beforeEach(() => {
  useFakeTimers({ now: Date.parse('2026-11-24T09:00:00+08:00') });
  limit = new GuessLimit();
});
afterEach(() => useRealTimers());

/** What becomes of a try: `good`, or the failure's code. */
async function attempt(
  outcome: 'good' | Failure | Error,
  who: string | Guesser = 'a',
  kind: AttemptKind = 'code',
): Promise<string> {
  const work = async (): Promise<string> => {
    if (outcome !== 'good') throw outcome;
    return outcome;
  };
  return limit
    .guard(kind, typeof who === 'string' ? { account: who } : who, work)
    .catch((error: unknown) => (error instanceof Failure ? error.code : String(error)));
}
const wrong = new Failure('code_not_valid', 'code');

async function times(
  count: number,
  outcome: 'good' | Failure | Error,
  who: string | Guesser = 'a',
  kind: AttemptKind = 'code',
) {
  const said: string[] = [];
  for (let each = 0; each < count; each += 1) said.push(await attempt(outcome, who, kind));
  return said;
}
const TEN_WRONG = Array.from({ length: 10 }, () => 'code_not_valid');

it.each([
  ['at once after the last one', 0, 'too_many_attempts'],
  ['899 seconds', 899 * SECOND, 'too_many_attempts'],
  ['all but a millisecond of 900 seconds', 900 * SECOND - 1, 'too_many_attempts'],
  ['900 seconds', 900 * SECOND, 'good'],
  ['901 seconds', 901 * SECOND, 'good'],
])('after ten wrong ones, the right one is of use after %s: %i ms, %s', async (_when, passed, said) => {
  expect(await times(10, wrong)).toEqual(TEN_WRONG);
  advanceTimersByTime(passed);
  expect(await attempt('good')).toBe(said);
});

it('the tenth is still a try, the eleventh is none', async () => {
  expect(await times(9, wrong)).toEqual(TEN_WRONG.slice(1));
  expect(await attempt('good')).toBe('good');
  expect(await times(2, wrong)).toEqual(['code_not_valid', 'too_many_attempts']);
});

it('begins anew with ten whole tries, and who tries while locked out is not locked out for longer', async () => {
  await times(10, wrong);
  advanceTimersByTime(899 * SECOND);
  expect(await times(3, wrong)).toEqual(Array.from({ length: 3 }, () => 'too_many_attempts'));
  advanceTimersByTime(SECOND);
  expect(await times(11, wrong)).toEqual([...TEN_WRONG, 'too_many_attempts']);
});

it('a hundred at the same moment are ten tries', async () => {
  const said = await Promise.all(Array.from({ length: 100 }, () => attempt(wrong)));
  expect(said.filter((each) => each === 'code_not_valid')).toHaveLength(10);
});

it('what goes well, and what fails for another reason, costs nothing', async () => {
  await times(30, 'good');
  await times(30, new Failure('account_disabled'));
  await times(30, new Error('down'));
  expect(await times(11, wrong)).toEqual([...TEN_WRONG, 'too_many_attempts']);
});

it('is counted for each guesser and each kind of code; WeChat’s are a hundred', async () => {
  await times(10, wrong);
  expect(await attempt('good', 'b')).toBe('good');
  expect(await attempt('good', 'a', 'wechat')).toBe('good');
  const refused = await times(101, new Failure('wechat_refused'), 'a', 'wechat');
  expect([refused.filter((each) => each === 'wechat_refused').length, refused.at(-1)]).toEqual([
    100,
    'too_many_attempts',
  ]);
});

describe('behind an address that many share', () => {
  const village: Guesser = { address: '198.51.100.7' };

  it('the right code is always taken, whatever the others there have guessed', async () => {
    expect(await times(12, wrong, village)).toEqual([...TEN_WRONG, 'too_many_attempts', 'too_many_attempts']);
    expect(await times(3, 'good', village)).toEqual(['good', 'good', 'good']);
    expect(await attempt(new Failure('account_disabled'), village)).toBe('account_disabled');
    expect(await attempt(wrong, village)).toBe('too_many_attempts');
    advanceTimersByTime(900 * SECOND);
    expect(await times(11, wrong, village)).toEqual([...TEN_WRONG, 'too_many_attempts']);
  });

  it('all addresses of an IPv6 network are one, and an account of the same name is another', async () => {
    await times(10, wrong, { address: '2001:db8::1' });
    expect(await attempt(wrong, { address: '2001:db8::ffff:1' })).toBe('too_many_attempts');
    expect(await attempt(wrong, { address: '2001:db8:0:1::1' })).toBe('code_not_valid');
    expect(await attempt('good', '2001:db8::1')).toBe('good');
  });
});
