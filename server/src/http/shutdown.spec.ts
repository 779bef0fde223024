// Does what lets callers go at the end bear it that there are none, as in a command?
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HandClock } from '../testing/hand-clock.js';
import { surroundings } from '../testing/small-app.js';
import { HttpModule } from './http.module.js';
import { Shutdown } from './shutdown.js';

@Module({})
class RootModule {}

it('ends quietly where nothing listens', async () => {
  const limits = { requestsPerMinute: 1, accountRequestsPerMinute: 1, trustProxy: false, publicUrl: undefined };
  const root = { module: RootModule, imports: [HttpModule.with(limits, new HandClock()), surroundings()] };
  const services = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  // Asked directly, for the framework logs what goes wrong at the end and goes on.
  expect(() => services.get(Shutdown).beforeApplicationShutdown()).not.toThrow();
  await services.close();
});
