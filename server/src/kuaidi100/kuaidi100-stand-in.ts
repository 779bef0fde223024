// How does the server run without 快递100? A local server speaks its protocol in its place.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@kehuoyou/shared';
import { kuaidi100Pace, monthOf } from './kuaidi100-pace.js';
import type { Kuaidi100Settings } from './kuaidi100-settings.js';
import { md5Signature } from './kuaidi100-signature.js';
import { PickupCodeStandIn } from './pickup-code-stand-in.js';

/** Who may ask it; this protects nothing. */
const CUSTOMER = 'STAND-IN-CUSTOMER';
const KEY = 'stand-in-key';
const SALT = 'stand-in-salt';
const TIMEOUT_MS = 5_000;
const PICKUP = '/pickupCode';
/** Firms that tell nothing without a phone number. */
const WITH_PHONE = ['shunfeng', 'shunfengkuaiyun', 'zhongtong'];

type Json = Readonly<Record<string, unknown>>;

/** A parcel's story as the stand-in tells it, newest first. */
export interface StandInStory {
  readonly com: string;
  readonly state: string;
  /** The whole number; its tail is enough to ask. */
  readonly phone?: string;
  readonly data: readonly Json[];
}

/** What it was asked to watch. */
interface Watched {
  readonly com: string;
  readonly callback: string;
  readonly salt: string;
}

const MESSAGES: Readonly<Record<string, string>> = {
  '200': '提交成功',
  '400': '找不到对应公司',
  '408': '快递公司参数异常：验证码错误',
  '500': '查询无结果，请隔段时间再查',
  '404': '服务器错误',
  '501': '重复订阅',
  '503': '验证签名失败',
  '600': '您不是合法的订阅者',
  '700': '订阅方的订阅数据存在错误',
};

/** 快递100 as far as we use it: the same paths, forms, JSON, return codes and pace. */
export class Kuaidi100StandIn {
  private readonly stories = new Map<string, StandInStory>();
  private readonly asked = new Map<string, number>();
  private readonly watched = new Map<string, Watched>();
  private readonly months = new Map<string, number>();
  private readonly server: Server;
  /** Its service of pickup codes. */
  readonly pickup: PickupCodeStandIn;
  /** How many calls of each path came. */
  readonly calls = new Map<string, number>();

  private constructor(private readonly clock: Clock) {
    this.pickup = new PickupCodeStandIn(KEY, clock);
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** Starts one on this machine only; port 0 lets the system choose. */
  static async start(clock: Clock, port = 0): Promise<Kuaidi100StandIn> {
    const standIn = new Kuaidi100StandIn(clock);
    await new Promise<void>((resolve, reject) => {
      standIn.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return standIn;
  }

  /** Settings with which the real client reaches it. */
  get settings(): Kuaidi100Settings {
    const { port } = this.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const pickup = { secret: this.pickup.secret, url: `${url}${PICKUP}` };
    return { customer: CUSTOMER, key: KEY, salt: SALT, url, timeoutMs: TIMEOUT_MS, pickup };
  }

  /** Stops it; whoever still waits for an answer gets none. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  /** What it knows of a number from now on. */
  tell(number: string, story: StandInStory): void {
    this.stories.set(number, story);
  }

  /** Pushes what it knows to whoever watches the number, as it does when something changes. Gives their answer. */
  async push(number: string, status = 'polling', more: Json = {}): Promise<Json> {
    const watched = this.watched.get(number);
    if (!watched) throw new RangeError(`nobody watches ${number}`);
    const { com, state = '0', data = [] } = this.stories.get(number) ?? { com: watched.com };
    const lastResult = {
      message: 'ok',
      nu: number,
      ischeck: state === '3' ? '1' : '0',
      com,
      status: '200',
      state,
      data,
    };
    const param = JSON.stringify({ status, billstatus: 'got', message: '', autoCheck: '0', lastResult, ...more });
    if (status !== 'polling') this.watched.delete(number);
    const form = new URLSearchParams({ sign: md5Signature(param, watched.salt), param });
    return (await (await fetch(watched.callback, { method: 'POST', body: form })).json()) as Json;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const path = new URL(request.url ?? '/', 'http://stand-in').pathname;
    this.calls.set(path, (this.calls.get(path) ?? 0) + 1);
    const answer = await this.answerAt(path, form);
    response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' }).end(JSON.stringify(answer));
  }

  private async answerAt(path: string, form: URLSearchParams): Promise<Json> {
    switch (path) {
      case '/poll/query.do':
        return this.query(form);
      case '/poll':
        return this.subscribe(form);
      case `${PICKUP}/register`:
      case `${PICKUP}/query`:
        return this.pickup.answer(form);
      case `${PICKUP}/arrive`:
        return this.pickup.arriveOver(form);
      default:
        return refuse('404');
    }
  }

  private query(form: URLSearchParams): Json {
    const param = form.get('param') ?? '';
    if (form.get('customer') !== CUSTOMER || form.get('sign') !== md5Signature(param, KEY, CUSTOMER))
      return refuse('503');
    const { com, num, phone } = fieldsOf(param);
    if (typeof com !== 'string' || typeof num !== 'string') return refuse('400');
    const story = this.stories.get(num);
    const now = this.clock.now().getTime();
    const last = this.asked.get(num);
    this.asked.set(num, now);
    // The real one locks a number that is asked for too often.
    if (last !== undefined && now - last < kuaidi100Pace.betweenQueriesMs) return refuse('500');
    if (WITH_PHONE.includes(com) && !rightPhone(story?.phone, phone)) return refuse('408');
    if (!story || story.com !== com) return refuse('500');
    const { state, data } = story;
    return { message: 'ok', nu: num, ischeck: state === '3' ? '1' : '0', com, status: '200', state, data };
  }

  private subscribe(form: URLSearchParams): Json {
    const { company, number, key, parameters } = fieldsOf(form.get('param') ?? '');
    if (key !== KEY) return refuse('600');
    const { callbackurl, salt = '' } = (parameters ?? {}) as { callbackurl?: unknown; salt?: string };
    if (typeof company !== 'string' || typeof number !== 'string' || typeof callbackurl !== 'string')
      return refuse('700');
    if (this.watched.has(number)) return refuse('501');
    const month = `${number} ${monthOf(this.clock.now())}`;
    const times = (this.months.get(month) ?? 0) + 1;
    if (times > kuaidi100Pace.subscriptionsAMonth) return refuse('700');
    this.months.set(month, times);
    this.watched.set(number, { com: company, callback: callbackurl, salt });
    return { result: true, returnCode: '200', message: MESSAGES['200'] };
  }
}

function rightPhone(known: string | undefined, said: unknown): boolean {
  return typeof said === 'string' && said.length >= 4 && (known?.endsWith(said) ?? false);
}

function refuse(returnCode: string): Json {
  return { result: false, returnCode, message: MESSAGES[returnCode] };
}

function fieldsOf(param: string): Json {
  try {
    const json: unknown = JSON.parse(param);
    return typeof json === 'object' && json !== null ? (json as Json) : {};
  } catch {
    return {};
  }
}
