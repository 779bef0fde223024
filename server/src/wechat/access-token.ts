// With which token do we call WeChat, and when is a new one fetched?
import type { Clock } from '@kehuoyou/shared';
import { WechatFailure } from './wechat-failure.js';
import type { WechatAnswer, WechatCall, WechatHttp } from './wechat-http.js';
import type { WechatSettings } from './wechat-settings.js';

/**
 * A new token is fetched this long before the old one ends. Within its last five minutes WeChat hands
 * out the next token and takes both, so nobody is interrupted; earlier it would give the same one again.
 */
const RENEW_BEFORE_MS = 4 * 60_000;

/**
 * The stable access token, kept until shortly before its end and fetched by one caller for all. It is
 * the "stable" one because that one may be fetched by several servers without cutting each other off.
 */
export class AccessToken {
  private held: { readonly token: string; readonly renewAt: number } | undefined;
  private flight: Promise<string> | undefined;

  constructor(
    private readonly http: WechatHttp,
    private readonly settings: Pick<WechatSettings, 'appId' | 'secret'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a call that needs a token. When WeChat says that the token is not valid any more, the call
   * is made once again with a new one.
   */
  call(call: WechatCall): Promise<WechatAnswer> {
    return this.withOne((token) => this.http.call(withToken(call, token)));
  }

  /** The same where the answer is a picture. */
  picture(call: WechatCall): Promise<Uint8Array> {
    return this.withOne((token) => this.http.picture(withToken(call, token)));
  }

  private async withOne<Answer>(ask: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = await this.current();
    try {
      return await ask(token);
    } catch (error) {
      if (!(error instanceof WechatFailure) || error.kind !== 'token_invalid') throw error;
      return ask(await this.instead(token));
    }
  }

  private async current(): Promise<string> {
    if (this.held && this.clock.now().getTime() < this.held.renewAt) return this.held.token;
    return this.fetchOnce();
  }

  /** A token other than `refused`. */
  private async instead(refused: string): Promise<string> {
    if (this.held?.token === refused) this.held = undefined;
    const token = await this.current();
    if (token !== refused) return token;
    // WeChat may force a new one 20 times a day, so it is the last resort.
    this.held = undefined;
    return this.fetchOnce(true);
  }

  private fetchOnce(force = false): Promise<string> {
    this.flight ??= this.fetch(force).finally(() => {
      this.flight = undefined;
    });
    return this.flight;
  }

  private async fetch(force: boolean): Promise<string> {
    const { appId, secret } = this.settings;
    const operation = 'getStableAccessToken';
    const askedAt = this.clock.now().getTime();
    const answer = await this.http
      .call({
        operation,
        path: '/cgi-bin/stable_token',
        body: { grant_type: 'client_credential', appid: appId, secret, force_refresh: force },
      })
      .catch((error: unknown) => {
        // Here 40001 is about the secret, not about a token.
        throw error instanceof WechatFailure && error.errcode === 40001
          ? new WechatFailure(operation, 'misconfigured', 40001)
          : error;
      });
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== 'string' || token === '' || typeof seconds !== 'number')
      throw new WechatFailure(operation, 'unreachable');
    this.held = { token, renewAt: askedAt + seconds * 1_000 - RENEW_BEFORE_MS };
    return token;
  }
}

function withToken(call: WechatCall, token: string): WechatCall {
  return { ...call, query: { ...call.query, access_token: token } };
}
