// How does a test send requests to a few controllers of its own, behind the real guard and checks?
import type { Writable } from 'node:stream';
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@kehuoyou/shared';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { Snapshots } from '../database/snapshots.js';
import { CALLERS } from '../http/caller.js';
import type { Callers } from '../http/caller.js';
import { failureOf, sendFailure } from '../http/failure.filter.js';
import { limitEveryRequest } from '../http/limits/every-request.js';
import { RateLimit } from '../http/limits/rate-limit.js';
import { HttpModule } from '../http/http.module.js';

/** What a small app may be given. */
export interface SmallAppOptions {
  readonly clock: Clock;
  /** Practically endless unless given. */
  readonly requestsPerMinute?: number;
  readonly accountRequestsPerMinute?: number;
  /** Where its log goes; nowhere unless given. */
  readonly log?: Writable;
  /** Who its callers are; nobody is anybody unless given. */
  readonly callers?: Callers;
}

/** Root module of a small app; everything in it is given at run time. */
@Module({})
class SmallModule {}

/** Stands where the accounts and the database would. */
@Module({})
class SurroundingsModule {}

/** What every module of ours finds around it: callers who are nobody unless given, and nothing kept in memory. */
export function surroundings(callers?: Callers): DynamicModule {
  // With nothing in memory no database is ever asked.
  const snapshots = new Snapshots(new DataSource({ type: 'better-sqlite3', database: '' }));
  return {
    module: SurroundingsModule,
    global: true,
    providers: [
      { provide: CALLERS, useValue: callers },
      { provide: Snapshots, useValue: snapshots },
    ],
    exports: [CALLERS, Snapshots],
  };
}

/** An app with nothing but `controllers` and what stands between every request and them. Close it. */
export async function smallApp(
  controllers: readonly Type<unknown>[],
  options: SmallAppOptions,
): Promise<NestFastifyApplication> {
  const { clock, requestsPerMinute = 1_000_000, accountRequestsPerMinute = 1_000_000, log, callers } = options;
  const logger = log ? pino({ level: 'debug' }, log) : pino({ level: 'silent' });
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendFailure(failureOf(error), request, reply),
  });
  const root = {
    module: SmallModule,
    imports: [
      HttpModule.with({ requestsPerMinute, accountRequestsPerMinute, trustProxy: false, publicUrl: undefined }, clock),
      surroundings(callers),
    ],
    controllers: [...controllers],
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: false });
  limitEveryRequest(adapter.getInstance(), app.get(RateLimit));
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
