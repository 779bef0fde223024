// How does a spec talk to the whole server, over HTTP, and with a clock of its own?
import { randomUUID } from 'node:crypto';
import { prepareCall, sessionsApi } from '@kehuoyou/shared';
import type { Clock, Endpoint, FailureBody, SignedIn } from '@kehuoyou/shared';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from '../app.module.js';
import { readConfig } from '../config.js';
import type { Config } from '../config.js';
import { createAdapter } from '../http/adapter.js';
import { createLogger } from '../http/log.js';
import { NestLogger } from '../http/nest-logger.js';
import { addSecurityHeaders } from '../http/security-headers.js';
import { SnapshotRefresh } from '../snapshot-refresh.js';
import { STAND_IN } from '../wechat/wechat.module.js';
import type { WechatStandIn } from '../wechat/stand-in/wechat-stand-in.js';
import { countyDatabase } from './county-database.js';
import type { MigratedDatabase } from './migrated-database.js';

/** A clock that stands still until it is moved. */
class MovedClock implements Clock {
  constructor(private time: number) {}

  now(): Date {
    return new Date(this.time);
  }

  /** Moves it on by milliseconds, which may be negative. */
  move(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** What came back: the answer, or the failure. */
export interface Reply<Answer> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer; throws when it was a failure. */
  readonly answer: Answer;
  /** The failure's code; throws when it went well. */
  readonly code: string;
}

/** How to send a request. */
export interface Sending {
  readonly token?: string | undefined;
  /** Idempotency key; a new one for each request otherwise. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, for an endpoint that takes a file. */
  readonly file?: { readonly bytes: Buffer; readonly type: string };
}

/** The running server. */
export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly database: MigratedDatabase;
  readonly clock: MovedClock;
  readonly standIn: WechatStandIn;
  /** Every line that was logged. */
  readonly log: string[];
  readonly url: string;
  call<Ask extends object, Answer>(endpoint: Endpoint<Ask, Answer>, ask: Ask, how?: Sending): Promise<Reply<Answer>>;
  /** Signs a person of the stand-in in and gives their token. */
  signIn(person: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts the server on a port of its own, with the county in an SQLite database, at nine in the morning. */
export async function runningApp(env: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const clock = new MovedClock(Date.parse('2026-11-24T09:00:00+08:00'));
  const database = await countyDatabase(clock);
  const log: string[] = [];
  const logger = createLogger('trace', { write: (line: string) => log.push(line) });
  const config = readConfig({ DATA_DIR: database.dataDir, ...env });
  const app = await start(config, database, clock, logger);
  const url = await app.getUrl();
  const standIn = app.get<WechatStandIn>(STAND_IN);
  const call = <Ask extends object, Answer>(
    endpoint: Endpoint<Ask, Answer>,
    ask: Ask,
    how: Sending = {},
  ): Promise<Reply<Answer>> => send(url, endpoint, ask, how);
  const signIn = async (person: string): Promise<string> => {
    const reply = await call<{ readonly code: string }, SignedIn>(sessionsApi.byWechat, {
      code: standIn.api.codesFor(person).loginCode,
    });
    return reply.answer.token;
  };
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
  };
  return { app, database, clock, standIn, log, url, call, signIn, close };
}

/** As `createApp` does it, but without the built web pages and the document of the API: a spec has no use for them. */
async function start(
  config: Config,
  database: MigratedDatabase,
  clock: Clock,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = createAdapter(config, logger, {});
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, database.dataSource, clock),
    adapter,
    { logger: new NestLogger(logger) },
  );
  await addSecurityHeaders(app, config.allowedOrigins);
  await app.init();
  await adapter.getInstance().ready();
  await app.get(SnapshotRefresh).start(config.refreshMs, logger);
  await app.listen(0, '127.0.0.1');
  return app;
}

async function send<Ask extends object, Answer>(
  base: string,
  endpoint: Endpoint<Ask, Answer>,
  ask: Ask,
  how: Sending,
): Promise<Reply<Answer>> {
  const { method, url, body } = prepareCall(endpoint, ask);
  const sent = how.file ?? (body === undefined ? undefined : { bytes: JSON.stringify(body), type: 'application/json' });
  const response = await fetch(`${base}${url}`, {
    method,
    headers: {
      ...(how.token === undefined ? {} : { authorization: `Bearer ${how.token}` }),
      ...(sent === undefined ? {} : { 'content-type': sent.type, 'idempotency-key': how.key ?? randomUUID() }),
      ...how.headers,
    },
    ...(sent === undefined ? {} : { body: typeof sent.bytes === 'string' ? sent.bytes : new Uint8Array(sent.bytes) }),
  });
  const text = await response.text();
  const ok = response.status < 400;
  return {
    status: response.status,
    headers: response.headers,
    text,
    get answer() {
      if (!ok) throw new Error(`${method} ${url} failed: ${text}`);
      return JSON.parse(text) as Answer;
    },
    get code() {
      if (ok) throw new Error(`${method} ${url} went well: ${text}`);
      return (JSON.parse(text) as FailureBody).code;
    },
  };
}
