// How is a server put together, ready to listen?
import type { Clock } from '@kehuoyou/shared';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { OutboxPump } from './database/outbox/outbox-pump.js';
import { Snapshots } from './database/snapshots.js';
import { createAdapter } from './http/adapter.js';
import { AnswerCache } from './http/prepared/answer-cache.js';
import { NestLogger } from './http/nest-logger.js';
import { serveOpenApi } from './http/description/openapi.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { serveAppFiles } from './http/app-files.js';
import { limitEveryRequest } from './http/limits/every-request.js';
import { RateLimit } from './http/limits/rate-limit.js';
import { Timers } from './timers/timers.service.js';

/**
 * Everything wired and loaded; the caller says `listen` and, in the end, `close`. What a server does without being
 * asked goes on from `beginWork` on.
 */
export async function createApp(
  config: Config,
  dataSource: DataSource,
  clock: Clock,
  logger: Logger,
): Promise<NestFastifyApplication> {
  // The cache exists only once the modules do, and the server before them.
  const cache: { current?: AnswerCache } = {};
  const adapter = createAdapter(config, logger, cache);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, dataSource, clock), adapter, {
    logger: new NestLogger(logger),
    // What is wrong is told by whoever started us.
    abortOnError: false,
  });
  await addSecurityHeaders(app, config.allowedOrigins);
  limitEveryRequest(adapter.getInstance(), app.get(RateLimit));
  await serveAppFiles(app, config.verificationFiles);
  serveOpenApi(app);
  await app.init();
  await adapter.getInstance().ready();
  await app.get(Snapshots).start(config.refreshMs, logger);
  cache.current = app.get(AnswerCache);
  return app;
}

/** Lets events flow and timed work be done until the app is closed. */
export function beginWork(app: NestFastifyApplication, logger: Logger): void {
  app.get(OutboxPump).start(logger);
  app.get(Timers).start(logger);
}
