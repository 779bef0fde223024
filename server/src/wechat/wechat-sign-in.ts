// Who is the person that opened the app in WeChat?
import { WechatFailure } from './wechat-failure.js';
import type { WechatHttp } from './wechat-http.js';
import type { WechatSettings } from './wechat-settings.js';

/** Who WeChat says it is. The session key stays with WeChat: nothing of ours needs it. */
export interface WechatIdentity {
  /** This person within our app, the same at every visit. */
  readonly openId: string;
  /** This person within all apps of our operator, where it has tied them together. */
  readonly unionId?: string;
}

/** Turns the code of `wx.login` into an identity. */
export class WechatSignIn {
  constructor(
    private readonly http: WechatHttp,
    private readonly settings: Pick<WechatSettings, 'appId' | 'secret'>,
  ) {}

  /** Asks WeChat who gave this code. It is good once, for five minutes; then it fails with `code_invalid`. */
  async code2Session(code: string): Promise<WechatIdentity> {
    const { appId, secret } = this.settings;
    const answer = await this.http.call({
      operation: 'code2Session',
      path: '/sns/jscode2session',
      query: { appid: appId, secret, js_code: code, grant_type: 'authorization_code' },
    });
    const { openid, unionid } = answer;
    if (typeof openid !== 'string' || openid === '') throw new WechatFailure('code2Session', 'unreachable');
    return { openId: openid, ...(typeof unionid === 'string' && unionid !== '' ? { unionId: unionid } : {}) };
  }
}
