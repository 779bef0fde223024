// How does the server run without WeChat? A local server speaks WeChat's protocol in its place.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@kehuoyou/shared';
import type { TemplateSetting, WechatSettings } from '../wechat-settings.js';
import { samplePeople } from './sample-people.js';
import type { SamplePerson } from './sample-people.js';
import { StandInApi } from './stand-in-api.js';
import { StandInFailures } from './stand-in-failures.js';
import { standInControls } from './stand-in-controls.js';

/** Identity of the mini-program that the stand-in knows; it protects nothing. */
const APP_ID = 'wxstandin000000001';
const SECRET = 'stand-in';
const PUSH_TOKEN = 'stand-in-push';
const TIMEOUT_MS = 5_000;

/** The templates that the stand-in has, with the kinds of field that WeChat's library offers for such messages. */
const fields = { what: 'thing1', when: 'thing2', why: 'thing3', now: 'thing4' };
const templates: Readonly<Record<string, TemplateSetting>> = Object.fromEntries(
  ['service_change', 'announcement', 'parcel', 'progress'].map((name) => [
    name,
    { id: `stand-in-template-${name}`, fields },
  ]),
);

/**
 * WeChat's server as far as we use it: the same paths, parameters, JSON and error numbers, for sample
 * people. Below `/stand-in/` it takes what people do on their phones: ask for codes, accept messages.
 */
export class WechatStandIn {
  readonly failures = new StandInFailures();
  readonly api: StandInApi;
  readonly people: readonly SamplePerson[] = samplePeople;
  private readonly server: Server;

  private constructor(clock: Clock) {
    this.api = new StandInApi({
      appId: APP_ID,
      secret: SECRET,
      pushToken: PUSH_TOKEN,
      templates,
      people: this.people,
      clock,
    });
    const controls = standInControls(this.api, this.failures);
    this.server = createServer((request, response) => {
      void this.answer(request, response, controls);
    });
  }

  /** Starts one on this machine only; port 0 lets the system choose. */
  static async start(clock: Clock, port = 0): Promise<WechatStandIn> {
    const standIn = new WechatStandIn(clock);
    await new Promise<void>((resolve, reject) => {
      standIn.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return standIn;
  }

  /** Settings with which the real clients reach it. */
  get settings(): WechatSettings {
    const { port } = this.server.address() as AddressInfo;
    return {
      appId: APP_ID,
      secret: SECRET,
      apiBase: `http://127.0.0.1:${port}`,
      timeoutMs: TIMEOUT_MS,
      templates,
      pushToken: PUSH_TOKEN,
      pushAesKey: undefined,
    };
  }

  /** Stops it; whoever still waits for an answer gets none. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
    await this.api.settled();
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    controls: ReturnType<typeof standInControls>,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const body = await textOf(request);
    const injected = this.failures.take(url.pathname);
    if (injected?.kind === 'silence') return;
    if (injected?.kind === 'drop') return void response.destroy();
    if (injected?.kind === 'status')
      return void response.writeHead(injected.status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
    const question = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body };
    const answer = injected
      ? { errcode: injected.errcode, errmsg: 'injected' }
      : (controls(question) ?? this.api.answer(question));
    if (answer instanceof Uint8Array) return void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(answer);
    response.writeHead(200, { 'content-type': 'application/json; encoding=utf-8' }).end(JSON.stringify(answer));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
