// Is the set-up read as the operator means it, and is a dangerous one refused?
import { readWechatMode } from './wechat-settings.js';

describe('the configuration', () => {
  const real = { WECHAT_APP_ID: 'wx1', WECHAT_SECRET: 's' };

  it('is the stand-in unless WeChat is set up, and production refuses to start with it', () => {
    expect(readWechatMode({}, false)).toEqual({ mode: 'stand_in', port: 0 });
    expect(() => readWechatMode({}, true)).toThrow(/must not run in production/);
    expect(() => readWechatMode({ ...real, WECHAT_MODE: 'stand_in' }, true)).toThrow(/must not run in production/);
    expect(readWechatMode({ WECHAT_MODE: 'off' }, true)).toEqual({ mode: 'off' });
  });

  it('reads app, secret and templates, and names what is wrong', () => {
    const mode = readWechatMode({ ...real, WECHAT_TEMPLATE_TRIP: 'TID what=thing1 when=time2' }, true);
    expect(mode).toMatchObject({
      mode: 'real',
      settings: {
        apiBase: 'https://api.weixin.qq.com',
        templates: { trip: { id: 'TID', fields: { what: 'thing1', when: 'time2' } } },
      },
    });
    expect(() => readWechatMode({ WECHAT_APP_ID: 'wx1' }, true)).toThrow('WECHAT_SECRET');
    expect(() => readWechatMode({ ...real, WECHAT_TEMPLATE_TRIP: 'TID what' }, true)).toThrow('WECHAT_TEMPLATE_TRIP');
    expect(() => readWechatMode({ ...real, WECHAT_API_BASE: 'http://127.0.0.1:1' }, true)).toThrow('WECHAT_API_BASE');
    expect(() => readWechatMode({ ...real, WECHAT_PUSH_AES_KEY: 'short' }, true)).toThrow('WECHAT_PUSH_AES_KEY');
    const [token, aesKey] = [{ WECHAT_PUSH_TOKEN: 't' }, { WECHAT_PUSH_AES_KEY: 'a'.repeat(43) }];
    expect(() => readWechatMode({ ...real, ...token }, true)).toThrow('WECHAT_PUSH_AES_KEY');
    expect(readWechatMode({ ...real, ...token }, false)).toMatchObject({ settings: { pushToken: 't' } });
    expect(readWechatMode({ ...real, ...token, ...aesKey }, true)).toMatchObject({ settings: { pushToken: 't' } });
    expect(() => readWechatMode({ WECHAT_STAND_IN_PORT: '80x' }, false)).toThrow('WECHAT_STAND_IN_PORT');
    expect(() => readWechatMode({ WECHAT_MODE: 'maybe' }, false)).toThrow('WECHAT_MODE');
  });
});
