// Does what lets callers go at the end bear it that there are none, as in a command?
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { HandClock } from '../testing/hand-clock.js';
import { HttpModule } from './http.module.js';

it('ends quietly where nothing listens', async () => {
  const limits = { requestsPerMinute: 1, accountRequestsPerMinute: 1, trustProxy: false };
  const services = await NestFactory.createApplicationContext(HttpModule.with(limits, new HandClock()), {
    logger: false,
    abortOnError: false,
  });
  await expect(services.close()).resolves.toBeUndefined();
});
