// May this text or picture be shown to everybody?
import type { AccessToken } from './access-token.js';
import { WechatFailure } from './wechat-failure.js';
import type { WechatAnswer } from './wechat-http.js';

/** WeChat's advice: nothing found, somebody should look, or likely against the rules. */
export const contentVerdicts = ['pass', 'review', 'risky'] as const;
export type ContentVerdict = (typeof contentVerdicts)[number];

/** What kind of place the content is for, in WeChat's four: only two are of use to us. */
const scenes = { comment: 2, forum: 3 } as const;
export type ContentScene = keyof typeof scenes;

/** Most characters of one check. */
const MOST_CHARACTERS = 2_500;
const IMAGE = 2;

/** Checks text at once, and pictures by way of a push that comes within 30 minutes. */
export class WechatContentSafety {
  constructor(private readonly token: AccessToken) {}

  /**
   * Checks a text; a long one piece by piece, and the worst verdict counts. `openId` is its author, who
   * must have opened the app in the last two hours: otherwise it fails with `not_seen_lately`.
   */
  async checkText(check: {
    readonly text: string;
    readonly openId: string;
    readonly scene: ContentScene;
  }): Promise<ContentVerdict> {
    const characters = [...check.text];
    let worst: ContentVerdict = 'pass';
    for (let from = 0; from < characters.length; from += MOST_CHARACTERS) {
      const content = characters.slice(from, from + MOST_CHARACTERS).join('');
      const answer = await this.token.call({
        operation: 'msgSecCheck',
        path: '/wxa/msg_sec_check',
        body: { version: 2, openid: check.openId, scene: scenes[check.scene], content },
      });
      const verdict = verdictIn(answer);
      // An unknown word must not pass.
      if (!verdict) throw new WechatFailure('msgSecCheck', 'unreachable');
      worst = worse(worst, verdict);
    }
    return worst;
  }

  /**
   * Asks for a picture to be checked and gives the trace id by which its verdict will be pushed. WeChat
   * fetches `url` itself, so it must be open to the internet; at most 10 MB.
   */
  async checkPicture(check: {
    readonly url: string;
    readonly openId: string;
    readonly scene: ContentScene;
  }): Promise<string> {
    const operation = 'mediaCheckAsync';
    const answer = await this.token.call({
      operation,
      path: '/wxa/media_check_async',
      body: { version: 2, openid: check.openId, scene: scenes[check.scene], media_url: check.url, media_type: IMAGE },
    });
    const { trace_id: traceId } = answer;
    if (typeof traceId !== 'string' || traceId === '') throw new WechatFailure(operation, 'unreachable');
    return traceId;
  }
}

/** The verdict in an answer or a push; undefined when there is none that we know. */
export function verdictIn(answer: WechatAnswer): ContentVerdict | undefined {
  const suggest = (answer['result'] as { suggest?: unknown } | undefined)?.suggest;
  return contentVerdicts.find((each) => each === suggest);
}

function worse(a: ContentVerdict, b: ContentVerdict): ContentVerdict {
  return contentVerdicts.indexOf(a) > contentVerdicts.indexOf(b) ? a : b;
}
