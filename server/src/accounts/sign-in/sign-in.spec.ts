// How do people sign in and out, and who is kept out?
import { codeGroups, meApi, roles, sessionsApi } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let server: RunningApp;

beforeAll(async () => {
  server = await RunningApp.start();
});

afterAll(() => server.close());

async function sample(role: 'keeper' | 'resident'): Promise<string> {
  return (await server.call(sessionsApi.bySample, { role })).answer.token;
}

describe('with WeChat', () => {
  it('the first time makes an account, the second time finds it', async () => {
    const first = await server.signIn('grandmother');
    const second = await server.signIn('grandmother');
    const me = (await server.call(meApi.me, {}, { token: first })).answer;
    expect((await server.call(meApi.me, {}, { token: second })).answer.accountId).toBe(me.accountId);
    expect(me).toEqual({
      accountId: expect.any(String),
      phoneConfirmed: false,
      sample: false,
      grants: [],
      privacyAgreed: false,
    });
  });

  it('a repeated request gets the same token, though WeChat takes the code once', async () => {
    const { loginCode } = server.standIn.api.codesFor('neighbour');
    const first = await server.call(sessionsApi.byWechat, { code: loginCode }, { key: 'k1' });
    const second = await server.call(sessionsApi.byWechat, { code: loginCode }, { key: 'k1' });
    expect(second.answer).toEqual(first.answer);
    const other = await server.call(sessionsApi.byWechat, { code: loginCode }, { key: 'k2' });
    expect([other.status, other.code]).toEqual([400, 'wechat_refused']);
  });

  it('two first visits at once are one account', async () => {
    const tokens = await Promise.all([1, 2, 3, 4].map(() => server.signIn('farmer')));
    const ids = await Promise.all(
      tokens.map(async (token) => (await server.call(meApi.me, {}, { token })).answer.accountId),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('a made-up code is refused, and a WeChat that is down is said to be', async () => {
    expect((await server.call(sessionsApi.byWechat, { code: 'made up' })).code).toBe('wechat_refused');
    server.standIn.failures.next('/sns/jscode2session', { kind: 'drop' }, 1);
    const down = await server.call(sessionsApi.byWechat, { code: server.standIn.api.codesFor('farmer').loginCode });
    expect([down.status, down.code]).toEqual([503, 'wechat_unavailable']);
  });
});

describe('a session', () => {
  it('is listed with where one is now, and ends at once', async () => {
    const [here, there] = [await server.signIn('daughter'), await server.signIn('daughter')];
    const { sessions } = (await server.call(sessionsApi.list, {}, { token: here })).answer;
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = sessions.find(({ current }) => !current)?.id ?? '';
    expect((await server.call(sessionsApi.end, { id: other }, { token: here })).answer).toEqual({ ended: true });
    expect((await server.call(meApi.me, {}, { token: there })).code).toBe('sign_in_needed');
    expect((await server.call(sessionsApi.end, { id: 'current' }, { token: here })).status).toBe(200);
    expect((await server.call(meApi.me, {}, { token: here })).code).toBe('sign_in_needed');
  });

  it('of somebody else is as missing as one that never was', async () => {
    const [mine, theirs] = [await server.signIn('daughter'), await server.signIn('neighbour')];
    const [session] = (await server.call(sessionsApi.list, {}, { token: theirs })).answer.sessions;
    const foreign = await server.call(sessionsApi.end, { id: session?.id ?? '' }, { token: mine });
    const missing = await server.call(sessionsApi.end, { id: 'no such session' }, { token: mine });
    expect([foreign.status, foreign.code]).toEqual([missing.status, missing.code]);
    expect(foreign.code).toBe('session_not_found');
    expect((await server.call(meApi.me, {}, { token: theirs })).status).toBe(200);
  });

  it('renews itself while it is used, and ends when it is not', async () => {
    const used = await server.signIn('carrier_operator');
    const unused = await server.signIn('carrier_operator');
    for (let day = 0; day < 4; day += 1) {
      server.clock.pass(30 * DAY);
      expect((await server.call(meApi.me, {}, { token: used })).status).toBe(200);
    }
    expect((await server.call(meApi.me, {}, { token: unused })).code).toBe('sign_in_needed');
  });

  it('survives a clock that is set back by a day', async () => {
    const token = await server.signIn('carrier_operator');
    server.clock.pass(-DAY);
    expect((await server.call(meApi.me, {}, { token })).status).toBe(200);
    server.clock.pass(DAY);
  });

  it.each(['', 'x', `${'a'.repeat(43)}`, '..', '%00'])('does not exist for the token %j', async (token) => {
    const reply = await server.call(meApi.me, {}, { headers: { authorization: `Bearer ${token}` } });
    expect([reply.status, reply.code]).toEqual([401, 'sign_in_needed']);
  });
});

describe('on a browser, by a code from the phone', () => {
  it('the staff sign in once with it, typed as it stands there', async () => {
    const phone = await sample('keeper');
    const { code, link } = (await server.call(sessionsApi.code, {}, { token: phone })).answer;
    expect([code.length, link]).toEqual([8, undefined]);
    const browser = (await server.call(sessionsApi.byCode, { code: ` ${codeGroups(code).toLowerCase()} ` })).answer;
    expect(browser.session.kind).toBe('browser');
    expect((await server.call(meApi.me, {}, { token: browser.token })).answer.grants).toHaveLength(1);
    expect((await server.call(sessionsApi.byCode, { code })).code).toBe('code_not_valid');
  });

  it('a code is good for five minutes, and only the newest one', async () => {
    const phone = await sample('keeper');
    const ask = async (): Promise<string> => (await server.call(sessionsApi.code, {}, { token: phone })).answer.code;
    const old = await ask();
    const late = await ask();
    expect((await server.call(sessionsApi.byCode, { code: old })).code).toBe('code_not_valid');
    server.clock.pass(5 * MINUTE);
    expect((await server.call(sessionsApi.byCode, { code: late })).code).toBe('code_not_valid');
  });

  it('a resident has no use for one', async () => {
    expect((await server.call(sessionsApi.code, {}, { token: await sample('resident') })).code).toBe('not_allowed');
  });

  it('a repeated request for a code gets the same one', async () => {
    const token = await sample('keeper');
    const first = await server.call(sessionsApi.code, {}, { token, key: 'again' });
    expect((await server.call(sessionsApi.code, {}, { token, key: 'again' })).answer).toEqual(first.answer);
  });
});

describe('guessing codes', () => {
  let guessed: RunningApp;

  beforeAll(async () => {
    guessed = await RunningApp.start();
  });

  afterAll(() => guessed.close());

  it('is told after ten tries that there were too many, however many come at once; the right code of others there is taken', async () => {
    const token = (await guessed.call(sessionsApi.bySample, { role: 'keeper' })).answer.token;
    const { code } = (await guessed.call(sessionsApi.code, {}, { token })).answer;
    const codes = await Promise.all(
      Array.from({ length: 40 }, async () => (await guessed.call(sessionsApi.byCode, { code: 'ZZZZZZZZ' })).code),
    );
    expect(codes.filter((each) => each === 'code_not_valid')).toHaveLength(10);
    const late = await guessed.call(sessionsApi.byCode, { code: 'ZZZZZZZZ' });
    expect([late.status, late.code, late.headers.get('retry-after')]).toEqual([429, 'too_many_attempts', '900']);
    expect((await guessed.call(sessionsApi.byCode, { code })).status).toBe(201);
  });
});

describe('sample people', () => {
  it('are clearly marked, one for each role, and can be become', async () => {
    const { samples } = (await server.call(sessionsApi.samples, {})).answer;
    expect(samples.map(({ role }) => role)).toEqual(roles);
    expect(samples.every(({ name }) => name.startsWith('样例·'))).toBe(true);
    const me = (await server.call(meApi.me, {}, { token: await sample('keeper') })).answer;
    expect(me).toMatchObject({
      name: '样例·站长',
      sample: true,
      grants: [{ role: 'keeper', scope: { kind: 'point', id: 'P104204' }, deputy: false }],
    });
  });

  it('do not exist where they are switched off', async () => {
    const strict = await RunningApp.start({ env: { SAMPLE_PEOPLE: '0' } });
    expect((await strict.call(sessionsApi.samples, {})).answer).toEqual({ samples: [] });
    expect((await strict.call(sessionsApi.bySample, { role: 'administrator' })).code).toBe('not_found');
    await strict.close();
  });
});
