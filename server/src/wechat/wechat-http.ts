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
    return understood(call, (await this.send(call)).toString());
  }

  /** The same where the answer is a picture; WeChat says in JSON when there is none. */
  async picture(call: WechatCall): Promise<Uint8Array> {
    const bytes = await this.send(call);
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
    const isPng = bytes[0] === 0x89 && bytes[1] === 0x50;
    if (isJpeg || isPng) return bytes;
    understood(call, bytes.toString());
    throw new WechatFailure(call.operation, 'unreachable');
  }

  private async send({ operation, path, query = {}, body }: WechatCall): Promise<Buffer> {
    const url = `${this.settings.apiBase}${path}?${new URLSearchParams(query).toString()}`;
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(this.settings.timeoutMs),
        redirect: 'error',
        ...(body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.ok) return bytes;
    } catch {
      // The cause may quote the address, and with it the secret.
    }
    throw new WechatFailure(operation, 'unreachable');
  }
}

function understood({ operation }: WechatCall, text: string): WechatAnswer {
  const answer = parse(text);
  if (!answer) throw new WechatFailure(operation, 'unreachable');
  const { errcode } = answer;
  // Some operations leave `errcode` out when all went well.
  if (errcode === undefined || errcode === 0) return answer;
  if (typeof errcode !== 'number') throw new WechatFailure(operation, 'unreachable');
  throw WechatFailure.of(operation, errcode);
}

function parse(text: string): WechatAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WechatAnswer) : undefined;
  } catch {
    return undefined;
  }
}
