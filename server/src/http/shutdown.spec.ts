// Does what lets callers go at the end bear it that there are none, as in a command?
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { HandClock } from '../testing/hand-clock.js';
import { HttpModule } from './http.module.js';
import { Shutdown } from './shutdown.js';

it('ends quietly where nothing listens', async () => {
  const limits = { requestsPerMinute: 1, accountRequestsPerMinute: 1, trustProxy: false, publicUrl: undefined };
  const services = await NestFactory.createApplicationContext(HttpModule.with(limits, new HandClock()), {
    logger: false,
    abortOnError: false,
  });
  // Asked directly, for the framework logs what goes wrong at the end and goes on.
  expect(() => services.get(Shutdown).beforeApplicationShutdown()).not.toThrow();
  await services.close();
});
