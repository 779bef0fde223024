// How does the stand-in tell our server of its own accord, as WeChat's message push does?
import { createHash, randomBytes } from 'node:crypto';
import type { ContentVerdict } from '../wechat-content-safety.js';
import { verdictJson } from './stand-in-safety.js';
import type { StandInWorld } from './stand-in-world.js';

/** What WeChat answers of a picture that it could not fetch. */
const NOT_FETCHED = -1008;
const LABELS: Readonly<Record<ContentVerdict, number>> = { pass: 100, review: 21000, risky: 20002 };

/** Signed pushes to one address, in plain mode. */
export class StandInPush {
  /** Where our server takes them, as one would set it in WeChat's console; undefined drops them. Asked anew each time. */
  address: () => string | undefined = () => undefined;
  /** Verdicts for the next pictures; without one they pass. */
  readonly nextVerdicts: ContentVerdict[] = [];
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly world: StandInWorld) {}

  /** Fetches the picture and pushes its verdict, as WeChat does within 30 minutes. */
  checkLater(traceId: string, mediaUrl: string): void {
    this.keep(this.check(traceId, mediaUrl));
  }

  /** Tells that a person turned a template off. */
  refused(openId: string, templateId: string): void {
    this.keep(
      this.send({
        FromUserName: openId,
        Event: 'subscribe_msg_change_event',
        List: { TemplateId: templateId, SubscribeStatusString: 'reject' },
      }),
    );
  }

  /** Waits until nothing is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private keep(work: Promise<void>): void {
    const settled = work.catch(() => undefined).finally(() => this.underWay.delete(settled));
    this.underWay.add(settled);
  }

  private async check(traceId: string, mediaUrl: string): Promise<void> {
    const fetched = await fetch(mediaUrl).then(
      async (response) => response.ok && (await response.arrayBuffer()).byteLength > 0,
      () => false,
    );
    const suggest = this.nextVerdicts.shift() ?? 'pass';
    const found = fetched
      ? { errcode: 0, errmsg: 'ok', ...verdictJson({ suggest, label: LABELS[suggest] }) }
      : { errcode: NOT_FETCHED, errmsg: 'download failed', detail: [] };
    await this.send({
      FromUserName: 'oPlatformPushService00000000',
      Event: 'wxa_media_check',
      appid: this.world.appId,
      trace_id: traceId,
      version: 2,
      ...found,
    });
  }

  private async send(event: object): Promise<void> {
    const address = this.address();
    if (address === undefined) return;
    const timestamp = String(Math.floor(this.world.clock.now().getTime() / 1_000));
    const nonce = String(randomBytes(4).readUInt32BE());
    const signature = createHash('sha1').update([this.world.pushToken, timestamp, nonce].sort().join('')).digest('hex');
    const query = new URLSearchParams({ signature, timestamp, nonce });
    await fetch(`${address}?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ToUserName: 'gh_standin', CreateTime: Number(timestamp), MsgType: 'event', ...event }),
    });
  }
}
