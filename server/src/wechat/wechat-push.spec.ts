// Is a push believed only when WeChat signed it, and is it understood?
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { HandClock } from '../testing/hand-clock.js';
import { WechatPush } from './wechat-push.js';

const clock = new HandClock(new Date(1_764_000_000_000).toISOString());
beforeEach(() => clock.set(new Date(1_764_000_000_000).toISOString()));

describe('the push', () => {
  const query = (token: string, ...more: string[]) => {
    const [timestamp, nonce] = ['1764000000', '42'];
    const sign = (parts: string[]) =>
      createHash('sha1')
        .update([token, timestamp, nonce, ...parts].sort().join(''))
        .digest('hex');
    return { timestamp, nonce, signature: sign([]), msg_signature: sign(more) };
  };
  const checked = {
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: 't-1',
    errcode: 0,
    result: { suggest: 'risky', label: 20002 },
  };

  it('is read when WeChat signed it, and not otherwise', () => {
    const push = new WechatPush({ appId: 'wx1', pushAesKey: undefined, pushToken: 'token' }, clock);
    expect(push.read(query('token'), checked)).toEqual({ event: 'media_checked', traceId: 't-1', verdict: 'risky' });
    expect(push.read(query('other'), checked)).toBeUndefined();
    expect(push.read({ ...query('token'), signature: '长'.repeat(40) }, checked)).toBeUndefined();
    expect(push.read({}, checked)).toBeUndefined();
    expect(push.echo({ ...query('token'), echostr: '7' })).toBe('7');
    expect(push.echo({ ...query('other'), echostr: '7' })).toBeUndefined();
  });

  it.each([
    [-301, false],
    [-300, true],
    [300, true],
    [301, false],
    [86_400, false],
  ])('is believed %i seconds after it was signed: %s', (seconds, is) => {
    const push = new WechatPush({ appId: 'wx1', pushAesKey: undefined, pushToken: 'token' }, clock);
    clock.pass(seconds * 1_000);
    expect(push.read(query('token'), checked) !== undefined).toBe(is);
    expect(push.echo({ ...query('token'), echostr: '7' }) !== undefined).toBe(is);
  });

  it.each(['', '1764000000.5', '1e9', '-1764000000', '0x6924', ' 1764000000', '99999999999999'])(
    'is not believed with the time %j, however well it is signed',
    (timestamp) => {
      const signature = createHash('sha1').update(['token', timestamp, '42'].sort().join('')).digest('hex');
      const push = new WechatPush({ appId: 'wx1', pushAesKey: undefined, pushToken: 'token' }, clock);
      expect(push.read({ timestamp, nonce: '42', signature }, checked)).toBeUndefined();
    },
  );

  it('takes nothing from anybody when no token is set', () => {
    expect(
      new WechatPush({ appId: 'wx1', pushAesKey: undefined, pushToken: undefined }, clock).read(query(''), checked),
    ).toBeUndefined();
  });

  it('has no verdict for a picture that WeChat could not fetch, and ignores what does not concern us', () => {
    const push = new WechatPush({ appId: 'wx1', pushAesKey: undefined, pushToken: 'token' }, clock);
    expect(push.read(query('token'), { ...checked, errcode: -1008, result: undefined })).toEqual({
      event: 'media_checked',
      traceId: 't-1',
      verdict: undefined,
    });
    expect(push.read(query('token'), { MsgType: 'text', Content: '你好' })).toBeNull();
  });

  it('knows who turned messages off, whether WeChat sends a list or a single entry', () => {
    const push = new WechatPush({ appId: 'wx1', pushAesKey: undefined, pushToken: 'token' }, clock);
    const event = { FromUserName: 'o1', Event: 'subscribe_msg_change_event' };
    const entry = { TemplateId: 'T', SubscribeStatusString: 'reject' };
    const expected = { event: 'messages_refused', openId: 'o1', templateIds: ['T'] };
    expect(push.read(query('token'), { ...event, List: entry })).toEqual(expected);
    expect(
      push.read(query('token'), { ...event, List: [entry, { TemplateId: 'U', SubscribeStatusString: 'accept' }] }),
    ).toEqual(expected);
  });

  it('is opened in safe mode with the right key, and only with it', () => {
    const aesKey = randomBytes(33).toString('base64').replace(/[+/=]/g, 'A').slice(0, 43);
    const seal = (appId: string): string => {
      const message = Buffer.from(JSON.stringify(checked));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(message.length);
      const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appId)]);
      const padding = 32 - (plain.length % 32);
      const key = Buffer.from(`${aesKey}=`, 'base64');
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
      return Buffer.concat([
        cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
        cipher.final(),
      ]).toString('base64');
    };
    const push = new WechatPush({ appId: 'wx1', pushToken: 'token', pushAesKey: aesKey }, clock);
    const sealed = seal('wx1');
    expect(push.read(query('token', sealed), { Encrypt: sealed })).toEqual({
      event: 'media_checked',
      traceId: 't-1',
      verdict: 'risky',
    });
    expect(push.read(query('token', 'other'), { Encrypt: sealed })).toBeUndefined();
    const foreign = seal('wxsomebodyelse');
    expect(push.read(query('token', foreign), { Encrypt: foreign })).toBeUndefined();
    expect(push.read(query('token', 'short'), { Encrypt: 'short' })).toBeUndefined();
    expect(push.read(query('token'), checked)).toBeUndefined();
  });
});
