// Do the real clients and WeChat's protocol fit together, when all is well and when it is not?
import type { Clock } from '@kehuoyou/shared';
import { AccessToken } from './access-token.js';
import { WechatStandIn } from './stand-in/wechat-stand-in.js';
import { WechatContentSafety } from './wechat-content-safety.js';
import { WechatFailure } from './wechat-failure.js';
import type { WechatFailureKind } from './wechat-failure.js';
import { WechatHttp } from './wechat-http.js';
import { WechatMessages } from './wechat-messages.js';
import { WechatPhone } from './wechat-phone.js';
import type { WechatSettings } from './wechat-settings.js';
import { WechatSignIn } from './wechat-sign-in.js';

const MINUTE = 60_000;

class HandClock implements Clock {
  time = Date.parse('2026-11-24T01:00:00Z');
  now(): Date {
    return new Date(this.time);
  }
}

const TOKEN_PATH = '/cgi-bin/stable_token';
const TEXT_PATH = '/wxa/msg_sec_check';

let clock: HandClock;
let standIn: WechatStandIn;
let settings: WechatSettings;

function clients(changed: Partial<WechatSettings> = {}) {
  const own = { ...settings, ...changed };
  const http = new WechatHttp(own);
  const token = new AccessToken(http, own, clock);
  return {
    signIn: new WechatSignIn(http, own),
    phone: new WechatPhone(token),
    messages: new WechatMessages(token, own),
    safety: new WechatContentSafety(token),
  };
}

async function failureOf(work: Promise<unknown>): Promise<WechatFailure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WechatFailure)) throw new Error(`expected a WechatFailure, got ${String(error)}`);
  return error;
}

async function kindOf(work: Promise<unknown>): Promise<WechatFailureKind> {
  return (await failureOf(work)).kind;
}

/** Lets a sample person open the app, as a text check demands. */
async function opens(person: string): Promise<string> {
  return (await clients().signIn.code2Session(standIn.api.codesFor(person).loginCode)).openId;
}

beforeEach(async () => {
  clock = new HandClock();
  standIn = await WechatStandIn.start(clock);
  settings = standIn.settings;
});

afterEach(() => standIn.stop());

describe('signing in', () => {
  it('turns a code into the person who gave it', async () => {
    const { loginCode } = standIn.api.codesFor('keeper');
    expect(await clients().signIn.code2Session(loginCode)).toEqual({ openId: standIn.api.person('keeper').openId });
  });

  it('takes a code only once', async () => {
    const { loginCode } = standIn.api.codesFor('keeper');
    await clients().signIn.code2Session(loginCode);
    const failure = await failureOf(clients().signIn.code2Session(loginCode));
    expect([failure.kind, failure.errcode]).toEqual(['code_invalid', 40163]);
  });

  it('takes a code for five minutes', async () => {
    const [inTime, late] = [standIn.api.codesFor('keeper'), standIn.api.codesFor('keeper')];
    clock.time += 5 * MINUTE - 1;
    await clients().signIn.code2Session(inTime.loginCode);
    clock.time += 1;
    expect((await failureOf(clients().signIn.code2Session(late.loginCode))).errcode).toBe(40029);
  });

  it.each([
    ['no code', ''],
    ['a made-up one', 'made-up'],
    ['an attack', "' OR 1=1 --"],
    ['a NUL', '\u0000'],
    ['emoji', '😀'.repeat(100)],
    ['a very long one', 'x'.repeat(4_000)],
  ])('refuses %s', async (_what, code) => {
    expect(await kindOf(clients().signIn.code2Session(code))).toBe('code_invalid');
  });

  it.each([
    [{ secret: 'wrong' }, 40125],
    [{ appId: 'wxother' }, 40013],
    [{ secret: '' }, 41004],
  ] as const)('tells the operator about %j', async (changed, errcode) => {
    const failure = await failureOf(clients(changed).signIn.code2Session(standIn.api.codesFor('keeper').loginCode));
    expect([failure.kind, failure.errcode]).toEqual(['misconfigured', errcode]);
  });

  it.each([
    [-1, 'busy'],
    [45011, 'busy'],
    [40226, 'person_blocked'],
    [99999, 'unknown'],
  ] as const)('understands WeChat’s %i as %s', async (errcode, kind) => {
    standIn.failures.next('/sns/jscode2session', { kind: 'errcode', errcode });
    expect(await kindOf(clients().signIn.code2Session(standIn.api.codesFor('keeper').loginCode))).toBe(kind);
  });
});

describe('the phone number', () => {
  it('is the one that the person confirmed', async () => {
    const { phoneCode } = standIn.api.codesFor('grandmother');
    expect(await clients().phone.getPhoneNumber(phoneCode)).toEqual({
      number: standIn.api.person('grandmother').phone,
      countryCode: '86',
    });
  });

  it('is not given for a used code, nor for a login code', async () => {
    const { phoneCode, loginCode } = standIn.api.codesFor('grandmother');
    await clients().phone.getPhoneNumber(phoneCode);
    expect(await kindOf(clients().phone.getPhoneNumber(phoneCode))).toBe('code_invalid');
    expect(await kindOf(clients().phone.getPhoneNumber(loginCode))).toBe('code_invalid');
  });
});

describe('the access token', () => {
  it('is fetched once for everybody who asks at the same time', async () => {
    const openId = await opens('keeper');
    const { safety } = clients();
    await Promise.all(Array.from({ length: 20 }, () => safety.checkText({ text: '明天停水', openId, scene: 'forum' })));
    expect(standIn.api.tokens.made).toBe(1);
  });

  it('is kept until four minutes before its end, then replaced without a failed call', async () => {
    let openId = await opens('keeper');
    const { safety } = clients();
    const check = () => safety.checkText({ text: '明天停水', openId, scene: 'forum' });
    await check();
    clock.time += 116 * MINUTE - 1;
    await check();
    expect(standIn.api.tokens.made).toBe(1);
    clock.time += 1;
    openId = await opens('keeper');
    await check();
    expect(standIn.api.tokens.made).toBe(2);
  });

  it('is replaced once when WeChat calls it invalid, and the call is made again', async () => {
    const openId = await opens('keeper');
    const { safety } = clients();
    await safety.checkText({ text: '明天停水', openId, scene: 'forum' });
    standIn.api.tokens.revokeAll();
    expect(await safety.checkText({ text: '明天停水', openId, scene: 'forum' })).toBe('pass');
    expect(standIn.api.tokens.made).toBe(2);
  });

  it('is forced anew when WeChat gives the refused one again', async () => {
    const openId = await opens('keeper');
    standIn.failures.next(TEXT_PATH, { kind: 'errcode', errcode: 42001 });
    expect(await clients().safety.checkText({ text: '明天停水', openId, scene: 'forum' })).toBe('pass');
    expect(standIn.api.tokens.made).toBe(2);
  });

  it('is not replaced for ever: a second refusal is the caller’s to know', async () => {
    const openId = await opens('keeper');
    standIn.failures.next(TEXT_PATH, { kind: 'errcode', errcode: 40001 }, 2);
    expect(await kindOf(clients().safety.checkText({ text: '明天停水', openId, scene: 'forum' }))).toBe(
      'token_invalid',
    );
  });

  it('is replaced once however many calls were refused at the same time', async () => {
    const openId = await opens('keeper');
    const { safety } = clients();
    await safety.checkText({ text: '明天停水', openId, scene: 'forum' });
    standIn.api.tokens.revokeAll();
    await Promise.all(Array.from({ length: 20 }, () => safety.checkText({ text: '明天停水', openId, scene: 'forum' })));
    expect(standIn.api.tokens.made).toBe(2);
  });

  it('tells a wrong secret from an invalid token', async () => {
    standIn.failures.next(TOKEN_PATH, { kind: 'errcode', errcode: 40001 });
    expect(await kindOf(clients().phone.getPhoneNumber('any'))).toBe('misconfigured');
  });
});

describe('a WeChat that does not answer as it should', () => {
  it.each([{ kind: 'status', status: 502 }, { kind: 'drop' }, { kind: 'silence' }] as const)(
    'is unreachable after %j',
    async (failure) => {
      const openId = await opens('keeper');
      standIn.failures.next(TEXT_PATH, failure);
      const failed = await failureOf(
        clients({ timeoutMs: 200 }).safety.checkText({ text: '明天停水', openId, scene: 'forum' }),
      );
      expect([failed.kind, failed.passing]).toEqual(['unreachable', true]);
    },
  );

  it('says nothing in its failure of secret, token, code or person', async () => {
    const closed = clients({ apiBase: 'http://127.0.0.1:1', secret: 'SECRET-IN-THE-ADDRESS' });
    const failure = await failureOf(closed.signIn.code2Session('CODE-OF-SOMEBODY'));
    const everything = JSON.stringify([failure, failure.message, failure.stack, String(failure.cause)]);
    expect(everything).not.toMatch(/SECRET|CODE-OF/);
    expect(failure.message).toBe('WeChat code2Session: unreachable');
  });
});

describe('subscribe messages', () => {
  const parts = {
    what: 'K12路 09:40 开往清流县城',
    when: '11月24日 09:40',
    why: '路上塌方',
    now: '下一班 10:40，请改乘或打司机电话问清楚再出门',
  };

  it('cost one acceptance each', async () => {
    const { openId } = standIn.api.person('grandmother');
    const { messages } = clients();
    standIn.api.messages.accept(openId, messages.templateId('service_change') ?? '');
    await messages.sendSubscribeMessage({ openId, template: 'service_change', parts, page: 'notices/inbox/index' });
    expect(await kindOf(messages.sendSubscribeMessage({ openId, template: 'service_change', parts }))).toBe(
      'not_accepted',
    );
    expect(standIn.api.messages.delivered).toHaveLength(1);
  });

  it('are cut to what a field may hold, and never leave one empty', async () => {
    const { openId } = standIn.api.person('grandmother');
    const { messages } = clients();
    standIn.api.messages.accept(openId, messages.templateId('service_change') ?? '');
    await messages.sendSubscribeMessage({ openId, template: 'service_change', parts: { ...parts, why: ' ' } });
    expect(standIn.api.messages.delivered[0]?.data).toEqual({
      thing1: 'K12路 09:40 开往清流县城',
      thing2: '11月24日 09:40',
      thing3: '无',
      thing4: '下一班 10:40，请改乘或打司机电话…',
    });
  });

  it('do not go to strangers, nor by templates that nobody set up', async () => {
    const { messages } = clients();
    expect(
      await kindOf(messages.sendSubscribeMessage({ openId: 'oStranger', template: 'service_change', parts })),
    ).toBe('person_unknown');
    expect(await kindOf(messages.sendSubscribeMessage({ openId: 'oStranger', template: 'lottery', parts }))).toBe(
      'misconfigured',
    );
    expect(messages.templateId('constructor')).toBeUndefined();
  });
});

describe('content safety', () => {
  it.each([
    ['明天上午停水', 'pass'],
    ['这里有违规样本', 'risky'],
    ['这里有存疑样本', 'review'],
  ] as const)('says of %s: %s', async (text, verdict) => {
    const openId = await opens('county_office');
    expect(await clients().safety.checkText({ text, openId, scene: 'forum' })).toBe(verdict);
  });

  it('reads a long text to its end', async () => {
    const openId = await opens('county_office');
    expect(await clients().safety.checkText({ text: `${'长'.repeat(5_000)}违规样本`, openId, scene: 'forum' })).toBe(
      'risky',
    );
  });

  it('needs an author who was here in the last two hours', async () => {
    const openId = await opens('county_office');
    clock.time += 2 * 60 * MINUTE;
    expect(await kindOf(clients().safety.checkText({ text: '停水', openId, scene: 'forum' }))).toBe('not_seen_lately');
  });
});
