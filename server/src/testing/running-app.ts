// How does a spec start the server? As it is put together for everybody, on a county and with a clock of its own.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { prepareCall, sessionsApi } from '@kehuoyou/shared';
import type { Endpoint, FailureBody, Grant, SignedIn } from '@kehuoyou/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { readConfig } from '../config.js';
import { createApp } from '../create-app.js';
import { createLogger } from '../http/log.js';
import { STAND_IN } from '../wechat/wechat.module.js';
import type { WechatStandIn } from '../wechat/stand-in/wechat-stand-in.js';
import { countyDatabase } from './county-database.js';
import { HandClock } from './hand-clock.js';
import type { MigratedDatabase } from './migrated-database.js';
import { signIn } from './accounts/signed-in-people.js';

/** What came back: the answer, or the failure. */
export interface Reply<Answer> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer; throws when it was a failure. */
  readonly answer: Answer;
  /** The failure's code; throws when it went well. */
  readonly code: string;
  /** What came back, taken for an answer; a test that expects a failure reads `failure`. */
  readonly body: Answer;
  readonly failure: FailureBody;
}

/** How to send a request. */
export interface Sending {
  /** Token of who sends it; nobody unless given. */
  readonly token?: string | undefined;
  /** Idempotency key; a new one for each request otherwise. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, for an endpoint that takes a file. */
  readonly file?: { readonly bytes: Buffer; readonly type: string };
}

/** What a spec may say about its server. */
export interface AppOptions {
  /** Where the clock begins to stand, as `HandClock` takes it; at nine in the morning unless given. */
  readonly at?: string;
  /** As for a real server, such as `{ ACCOUNT_REQUESTS_PER_MINUTE: '5' }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** People who have signed in already, with their roles, by their token, which is the id of their account too. */
  readonly people?: Readonly<Record<string, readonly Grant[]>>;
}

/** Specs let the time pass, and are not to wait for anything: the look for changes is theirs to take. */
const usual = { REQUESTS_PER_MINUTE: '1000000', REFRESH_MS: '600000' };

/** A server in this process. What it does by itself from time to time does not go on: a spec asks for it. */
export class RunningApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: MigratedDatabase,
    readonly clock: HandClock,
    /** Every line that was logged. */
    readonly log: readonly string[],
    readonly url: string,
  ) {}

  /** Starts it on a port of its own, with the county in an SQLite database. */
  static async start({ at = '2026-11-24T09:00:00', env = {}, people = {} }: AppOptions = {}): Promise<RunningApp> {
    const clock = new HandClock(at);
    const database = await countyDatabase(clock);
    await database.transactions.run((tx) => signIn(tx, people));
    const log: string[] = [];
    const logger = createLogger('trace', { write: (line: string) => log.push(line) });
    const config = readConfig({ ...usual, DATA_DIR: database.dataDir, ...env });
    const app = await createApp(config, database.dataSource, clock, logger);
    await app.listen(0, '127.0.0.1');
    // Never closed for being idle: on a busy machine a spec would write into a connection that is just being closed.
    (app.getHttpServer() as Server).keepAliveTimeout = 0;
    return new RunningApp(app, database, clock, log, await app.getUrl());
  }

  /** The stand-in of WeChat that it talks to. */
  get standIn(): WechatStandIn {
    return this.app.get<WechatStandIn>(STAND_IN);
  }

  get dataSource(): DataSource {
    return this.database.dataSource;
  }

  /** Calls an endpoint as the app would. */
  async call<Ask extends object, Answer>(
    endpoint: Endpoint<Ask, Answer>,
    ask: Ask,
    { token, key = randomUUID(), headers = {}, file }: Sending = {},
  ): Promise<Reply<Answer>> {
    const { method, url, body } = prepareCall(endpoint, ask);
    const sent =
      file === undefined
        ? { bytes: body && JSON.stringify(body), type: 'application/json' }
        : { bytes: new Uint8Array(file.bytes), type: file.type };
    const response = await fetch(`${this.url}${url}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(sent.bytes === undefined ? {} : { 'content-type': sent.type }),
        ...headers,
      },
      ...(sent.bytes === undefined ? {} : { body: sent.bytes }),
    });
    return replyOf(`${method} ${url}`, response, await response.text());
  }

  /** Signs a person of the stand-in in and gives their token. */
  async signIn(person: string): Promise<string> {
    const { loginCode } = this.standIn.api.codesFor(person);
    const reply = await this.call<{ readonly code: string }, SignedIn>(sessionsApi.byWechat, { code: loginCode });
    return reply.answer.token;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}

function replyOf<Answer>(asked: string, { status, headers }: Response, text: string): Reply<Answer> {
  const body = JSON.parse(text) as Answer & FailureBody;
  return {
    status,
    headers,
    text,
    body,
    failure: body,
    get answer() {
      if (status >= 400) throw new Error(`${asked} failed: ${text}`);
      return body;
    },
    get code() {
      if (status < 400) throw new Error(`${asked} went well: ${text}`);
      return body.code;
    },
  };
}
