// What does the stand-in answer to each of WeChat's operations?
import type { SamplePerson } from './sample-people.js';
import { StandInCodes } from './stand-in-codes.js';
import { StandInMessages } from './stand-in-messages.js';
import { StandInPush } from './stand-in-push.js';
import { traceId, verdictJson, verdictOnText } from './stand-in-safety.js';
import { pictureFor } from './stand-in-picture.js';
import { StandInTokens } from './stand-in-tokens.js';
import type { StandInWorld } from './stand-in-world.js';

/** A request as the operations see it. */
export interface StandInQuestion {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

type Json = Readonly<Record<string, unknown>>;

/** A text check needs somebody who opened the app in the last two hours. */
const SEEN_MS = 2 * 3_600_000;
const MOST_CHARACTERS = 2_500;

const errmsgs: Readonly<Record<number, string>> = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  47001: 'data format error',
  47003: 'argument invalid',
  61010: 'code is expired',
};

/** WeChat's operations for the sample people, with state in memory. */
export class StandInApi {
  readonly logins: StandInCodes;
  readonly phones: StandInCodes;
  readonly tokens: StandInTokens;
  readonly messages: StandInMessages;
  readonly push: StandInPush;
  private readonly seen = new Map<string, number>();
  private readonly operations: Readonly<Record<string, (question: StandInQuestion) => Json | Uint8Array>> = {
    '/sns/jscode2session': ({ query }) => this.code2Session(query),
    '/cgi-bin/stable_token': (question) => this.posted(question, (body) => this.stableToken(body)),
    '/wxa/business/getuserphonenumber': (question) => this.authorised(question, (body) => this.phoneNumber(body)),
    '/cgi-bin/message/subscribe/send': (question) =>
      this.authorised(question, (body) => answerOf(this.messages.send(body, (openId) => this.knows(openId)))),
    '/wxa/msg_sec_check': (question) => this.authorised(question, (body) => this.checkText(body)),
    '/wxa/getwxacodeunlimit': (question) => this.authorised(question, pictureOf),
    '/wxa/media_check_async': (question) => this.authorised(question, (body) => this.checkMedia(body)),
  };

  constructor(private readonly world: StandInWorld) {
    this.logins = new StandInCodes(world.clock);
    this.phones = new StandInCodes(world.clock);
    this.tokens = new StandInTokens(world.clock);
    this.messages = new StandInMessages(world.templates);
    this.push = new StandInPush(world);
  }

  /** The answer to a request. */
  answer(question: StandInQuestion): Json | Uint8Array {
    const operation = Object.hasOwn(this.operations, question.path) ? this.operations[question.path] : undefined;
    return operation ? operation(question) : { errcode: 40066, errmsg: 'invalid url' };
  }

  /** Codes that the person's phone would get: of `wx.login` and of the phone button. Throws for a stranger. */
  codesFor(personId: string): { readonly loginCode: string; readonly phoneCode: string } {
    this.person(personId);
    return { loginCode: this.logins.give(personId), phoneCode: this.phones.give(personId) };
  }

  /** A sample person by id; throws for a stranger. */
  person(personId: string): SamplePerson {
    const person = this.world.people.find(({ id }) => id === personId);
    if (!person) throw new RangeError(`the stand-in knows no ${personId}`);
    return person;
  }

  /** Waits for pushes that are under way. */
  async settled(): Promise<void> {
    await this.push.settled();
  }

  private code2Session(query: URLSearchParams): Json {
    const code = query.get('js_code');
    const wrong = this.wrongApp(query.get('appid'), query.get('secret'));
    if (wrong !== 0) return answerOf(wrong);
    if (query.get('grant_type') !== 'authorization_code') return answerOf(40002);
    if (code === null || code === '') return answerOf(41008);
    const redeemed = this.logins.redeem(code);
    if ('errcode' in redeemed) return answerOf(redeemed.errcode);
    const { openId } = this.person(redeemed.personId);
    this.seen.set(openId, this.world.clock.now().getTime());
    // WeChat leaves errcode out when all went well.
    return { session_key: Buffer.alloc(16, 1).toString('base64'), openid: openId };
  }

  private stableToken(body: Json): Json {
    if (body['grant_type'] !== 'client_credential') return answerOf(40002);
    const wrong = this.wrongApp(textOr(body['appid']), textOr(body['secret']));
    if (wrong !== 0) return answerOf(wrong);
    const asked = this.tokens.ask(body['force_refresh'] === true);
    return asked ? { access_token: asked.token, expires_in: asked.seconds } : answerOf(45009);
  }

  private phoneNumber(body: Json): Json {
    const redeemed = this.phones.redeem(textOr(body['code']) ?? '');
    if ('errcode' in redeemed) return answerOf(redeemed.errcode);
    const { phone } = this.person(redeemed.personId);
    const watermark = { timestamp: Math.floor(this.world.clock.now().getTime() / 1_000), appid: this.world.appId };
    return { ...answerOf(0), phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } };
  }

  private checkText(body: Json): Json {
    const wrong = this.wrongCheck(body);
    if (wrong !== 0) return answerOf(wrong);
    const content = textOr(body['content']) ?? '';
    if (content === '') return answerOf(44002);
    if ([...content].length > MOST_CHARACTERS) return answerOf(47001);
    return { ...answerOf(0), ...verdictJson(verdictOnText(content)), trace_id: traceId() };
  }

  private checkMedia(body: Json): Json {
    const wrong = this.wrongCheck(body);
    if (wrong !== 0) return answerOf(wrong);
    const url = textOr(body['media_url']) ?? '';
    if (!URL.canParse(url) || (body['media_type'] !== 1 && body['media_type'] !== 2)) return answerOf(47001);
    const trace = traceId();
    this.push.checkLater(trace, url);
    return { ...answerOf(0), trace_id: trace };
  }

  private wrongCheck(body: Json): 0 | 40003 | 40129 | 47001 | 61010 {
    const openId = textOr(body['openid']) ?? '';
    if (body['version'] !== 2) return 47001;
    if (![1, 2, 3, 4].some((scene) => scene === body['scene'])) return 40129;
    if (!this.knows(openId)) return 40003;
    return this.world.clock.now().getTime() - (this.seen.get(openId) ?? Number.NEGATIVE_INFINITY) < SEEN_MS ? 0 : 61010;
  }

  private wrongApp(appId: string | null, secret: string | null): 0 | 40013 | 40125 | 41002 | 41004 {
    if (appId === null || appId === '') return 41002;
    if (secret === null || secret === '') return 41004;
    if (appId !== this.world.appId) return 40013;
    return secret === this.world.secret ? 0 : 40125;
  }

  private knows(openId: string): boolean {
    return this.world.people.some((person) => person.openId === openId);
  }

  private authorised<Answer>(question: StandInQuestion, operation: (body: Json) => Answer): Answer | Json {
    const wrong = this.tokens.errcodeOf(question.query.get('access_token'));
    return wrong === 0 ? this.posted(question, operation) : answerOf(wrong);
  }

  private posted<Answer>(question: StandInQuestion, operation: (body: Json) => Answer): Answer | Json {
    if (question.method !== 'POST') return answerOf(43002);
    try {
      return operation(JSON.parse(question.body) as Json);
    } catch {
      return answerOf(47001);
    }
  }
}

function pictureOf(body: Json): Json | Uint8Array {
  const picture = pictureFor(body);
  return typeof picture === 'number' ? answerOf(picture) : picture;
}

/** WeChat's answer that carries nothing but its number. */
export function answerOf(errcode: number): Json {
  if (errcode === 0) return { errcode: 0, errmsg: 'ok' };
  return { errcode, errmsg: `${errmsgs[errcode] ?? 'error'} rid: 00000000-00000000-00000000` };
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
