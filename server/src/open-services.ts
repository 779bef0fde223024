// How does a command get at the services of the server without being one?
import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { clockFrom } from './clock.js';
import type { Config } from './config.js';
import { openDatabase } from './open-database.js';
import { NestLogger } from './http/nest-logger.js';

/**
 * The server's modules over an open, migrated database. Nothing listens and no timer runs; WeChat stays
 * out of it. `close` the answer in the end: that closes the database too.
 */
export async function openServices(config: Config): Promise<INestApplicationContext> {
  const clock = clockFrom(config.startAt);
  const dataSource = await openDatabase(config);
  const module = AppModule.with({ ...config, wechat: { mode: 'off' } }, dataSource, clock);
  return NestFactory.createApplicationContext(module, {
    logger: new NestLogger(pino({ level: 'warn' })),
    abortOnError: false,
  });
}
