// What do the timetable's specs talk to? A real server on a real SQLite database, with a clock of its own.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { prepareCall } from '@kehuoyou/shared';
import type { Clock, Endpoint, FailureBody, Grant } from '@kehuoyou/shared';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AppModule } from '../app.module.js';
import { seedIfEmpty } from '../commands/seed-if-empty.js';
import { readConfig } from '../config.js';
import { openDatabase } from '../open-database.js';
import { CallerDirectory } from '../http/caller.js';
import { takeUploads } from '../http/upload.js';
import { SnapshotRefresh } from '../snapshot-refresh.js';

/** What a call came to. */
export interface Answered<Answer> {
  readonly status: number;
  /** The answer; a test that expects a failure reads `failure`. */
  readonly body: Answer;
  readonly failure: FailureBody;
}

/** Who calls, and with which idempotency key (a new one unless given). */
export interface CallOptions {
  readonly as?: string;
  readonly key?: string;
}

let made: Promise<string> | undefined;

/** A folder with a filled database, made once for all the servers of a spec. */
async function template(): Promise<string> {
  made ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kehuoyou-template-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const dataSource = await openDatabase({ databaseUrl: undefined, dataDir: folder });
    await seedIfEmpty(dataSource, { now: () => new Date('2026-11-01T00:00:00Z') });
    await dataSource.destroy();
    return folder;
  })();
  return made;
}

/** A server for specs. Its clock stands still until it is set. */
export class SpecServer {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly dataSource: DataSource,
    readonly clock: Clock & { set(iso: string): void },
    private readonly folder: string,
  ) {}

  /** Starts at `now` (ISO 8601), with the county and the people whose grants are given by token. */
  static async start(now: string, people: Readonly<Record<string, readonly Grant[]>> = {}): Promise<SpecServer> {
    const folder = mkdtempSync(join(tmpdir(), 'kehuoyou-spec-'));
    cpSync(await template(), folder, { recursive: true });
    let instant = new Date(now);
    const clock = { now: () => instant, set: (iso: string) => void (instant = new Date(iso)) };
    const config = readConfig({
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      REFRESH_MS: '600000',
      REQUESTS_PER_MINUTE: '1000000',
    });
    const dataSource = await openDatabase(config);
    // As create-app does, but for the web pages, whose library jest cannot load on the oldest Node we promise.
    const adapter = new FastifyAdapter();
    const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, dataSource, clock), adapter, {
      logger: false,
    });
    takeUploads(adapter.getInstance());
    await app.init();
    await adapter.getInstance().ready();
    await app.get(SnapshotRefresh).start(config.refreshMs, pino({ level: 'silent' }));
    app.get(CallerDirectory).use({
      find: async (token) =>
        Object.hasOwn(people, token)
          ? { accountId: token, sessionId: `${token}-session`, grants: people[token] ?? [] }
          : undefined,
    });
    return new SpecServer(app, dataSource, clock, folder);
  }

  /** Calls an endpoint as the app would. */
  async call<Ask extends object, Answer>(
    endpoint: Endpoint<Ask, Answer>,
    ask: Ask,
    { as, key = uuid() }: CallOptions = {},
  ): Promise<Answered<Answer>> {
    const { method, url, body } = prepareCall(endpoint, ask);
    const headers = {
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...(method === 'GET' ? {} : { 'idempotency-key': key }),
    };
    const response = await this.app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
    const parsed = response.json<Answer & FailureBody>();
    return { status: response.statusCode, body: parsed, failure: parsed };
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
