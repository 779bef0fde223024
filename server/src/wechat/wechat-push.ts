// What does WeChat tell us of its own accord, and is it really WeChat?
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@kehuoyou/shared';
import { verdictIn } from './wechat-content-safety.js';
import type { ContentVerdict } from './wechat-content-safety.js';
import type { WechatSettings } from './wechat-settings.js';

/** What stands in the address of a push. */
export interface PushQuery {
  readonly signature?: string;
  readonly msg_signature?: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly echostr?: string;
}

/** The pushes that we act on. */
export type WechatEvent =
  | { readonly event: 'media_checked'; readonly traceId: string; readonly verdict: ContentVerdict | undefined }
  | { readonly event: 'messages_refused'; readonly openId: string; readonly templateIds: readonly string[] };

type Json = Readonly<Record<string, unknown>>;

/** How far a push's time may be from ours: WeChat tells a push again within seconds, and clocks differ a little. */
const FRESH_MS = 300_000;

/**
 * Reads pushes in safe (encrypted) mode, and in plain mode where nothing but tests is at stake; whatever is not signed
 * by WeChat, or was signed long ago, is not read.
 */
export class WechatPush {
  constructor(
    private readonly settings: Pick<WechatSettings, 'appId' | 'pushToken' | 'pushAesKey'>,
    private readonly clock: Clock,
  ) {}

  /** The text to send back when WeChat tries our address out; undefined when it was not WeChat. */
  echo(query: PushQuery): string | undefined {
    return this.signed(query.signature, query, []) ? query.echostr : undefined;
  }

  /** The event of a push; null for one that does not concern us, undefined when it was not WeChat. */
  read(query: PushQuery, body: unknown): WechatEvent | null | undefined {
    const message = this.open(query, body);
    return message && eventOf(message);
  }

  private open(query: PushQuery, body: unknown): Json | undefined {
    if (typeof body !== 'object' || body === null) return undefined;
    const { Encrypt: sealed } = body as Json;
    if (this.settings.pushAesKey === undefined)
      return this.signed(query.signature, query, []) ? (body as Json) : undefined;
    if (typeof sealed !== 'string' || !this.signed(query.msg_signature, query, [sealed])) return undefined;
    return this.unseal(sealed, this.settings.pushAesKey);
  }

  private signed(signature: string | undefined, { timestamp, nonce }: PushQuery, more: readonly string[]): boolean {
    const { pushToken } = this.settings;
    if (
      pushToken === undefined ||
      typeof signature !== 'string' ||
      typeof timestamp !== 'string' ||
      typeof nonce !== 'string' ||
      !this.isFresh(timestamp)
    )
      return false;
    const expected = Buffer.from(
      createHash('sha1')
        .update([pushToken, timestamp, nonce, ...more].sort().join(''))
        .digest('hex'),
    );
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private isFresh(timestamp: string): boolean {
    if (!/^\d{1,12}$/.test(timestamp)) return false;
    return Math.abs(this.clock.now().getTime() - Number(timestamp) * 1_000) <= FRESH_MS;
  }

  /** AES-256-CBC; inside are 16 random bytes, the length, the message and our app id. */
  private unseal(sealed: string, aesKey: string): Json | undefined {
    try {
      const key = Buffer.from(`${aesKey}=`, 'base64');
      const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
      const padded = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]);
      const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
      const end = 20 + plain.readUInt32BE(16);
      if (plain.subarray(end).toString() !== this.settings.appId) return undefined;
      return JSON.parse(plain.subarray(20, end).toString()) as Json;
    } catch {
      return undefined;
    }
  }
}

function eventOf(message: Json): WechatEvent | null {
  if (message['Event'] === 'wxa_media_check') {
    const traceId = message['trace_id'];
    if (typeof traceId !== 'string') return null;
    // A picture that WeChat could not fetch has no verdict: somebody must look at it.
    const verdict = message['errcode'] === 0 ? verdictIn(message) : undefined;
    return { event: 'media_checked', traceId, verdict };
  }
  if (message['Event'] === 'subscribe_msg_change_event') {
    const openId = message['FromUserName'];
    // WeChat sends a list, but a bare object when there is only one.
    const list = message['List'];
    const entries = (Array.isArray(list) ? list : [list]) as (
      { TemplateId?: unknown; SubscribeStatusString?: unknown } | undefined
    )[];
    const refused = entries.filter((each) => each?.SubscribeStatusString === 'reject').map((each) => each?.TemplateId);
    const templateIds = refused.filter((each): each is string => typeof each === 'string');
    return typeof openId === 'string' && templateIds.length > 0
      ? { event: 'messages_refused', openId, templateIds }
      : null;
  }
  return null;
}
