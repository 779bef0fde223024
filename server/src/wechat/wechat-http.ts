// How is one question put to WeChat's server, and how is its answer understood?
import { WechatFailure } from './wechat-failure.js';
import type { WechatSettings } from './wechat-settings.js';

/** One call. */
export interface WechatCall {
  /** Its name in WeChat's documentation; failures carry it. */
  readonly operation: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** A POST with this as JSON; a GET without. */
  readonly body?: object;
}

/** The JSON of an answer. */
export type WechatAnswer = Readonly<Record<string, unknown>>;

/**
 * Speaks HTTP with WeChat. The secret and tokens stand in the address, as WeChat wants it, so neither
 * the address nor what the network library says of it ever leaves this class.
 */
export class WechatHttp {
  constructor(private readonly settings: Pick<WechatSettings, 'apiBase' | 'timeoutMs'>) {}

  /** The answer, or a `WechatFailure`: WeChat's own by its `errcode`, or `unreachable`. */
  async call(call: WechatCall): Promise<WechatAnswer> {
    const answer = parse(await this.send(call));
    if (!answer) throw new WechatFailure(call.operation, 'unreachable');
    const { errcode } = answer;
    // Some operations leave `errcode` out when all went well.
    if (errcode === undefined || errcode === 0) return answer;
    if (typeof errcode !== 'number') throw new WechatFailure(call.operation, 'unreachable');
    throw WechatFailure.of(call.operation, errcode);
  }

  private async send({ operation, path, query = {}, body }: WechatCall): Promise<string> {
    const url = `${this.settings.apiBase}${path}?${new URLSearchParams(query).toString()}`;
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(this.settings.timeoutMs),
        redirect: 'error',
        ...(body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.ok) return text;
    } catch {
      // The cause may quote the address, and with it the secret.
    }
    throw new WechatFailure(operation, 'unreachable');
  }
}

function parse(text: string): WechatAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WechatAnswer) : undefined;
  } catch {
    return undefined;
  }
}
