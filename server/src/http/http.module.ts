// What stands between every request and every feature?
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Clock } from '@kehuoyou/shared';
import { AccessGuard } from './access.guard.js';
import { Attempts } from './limits/guess-limit.js';
import { CallerDirectory } from './caller.js';
import { Closing } from './shutdown.js';
import { FailureFilter } from './failure.filter.js';
import { FastLane } from './prepared/fast-lane.js';
import { PreparedInterceptor } from './prepared/prepared.interceptor.js';
import { RateLimit } from './limits/rate-limit.js';
import type { RateLimitOptions } from './limits/rate-limit.js';
import { createValidationPipe } from './validation.js';

/** The door, the checks, the failures and the fast lane. */
@Module({})
export class HttpModule {
  static with(options: RateLimitOptions, clock: Clock): DynamicModule {
    const limit = new RateLimit(options, clock);
    return {
      module: HttpModule,
      global: true,
      providers: [
        { provide: RateLimit, useValue: limit },
        CallerDirectory,
        Attempts,
        Closing,
        { provide: FastLane, useValue: new FastLane(clock, limit) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: createValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: PreparedInterceptor },
        { provide: APP_FILTER, useClass: FailureFilter },
      ],
      exports: [RateLimit, FastLane, CallerDirectory, Attempts, Closing],
    };
  }
}
