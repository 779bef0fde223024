// What stands between every request and every feature?
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, HttpAdapterHost } from '@nestjs/core';
import type { Clock } from '@kehuoyou/shared';
import { AccessGuard } from './access.guard.js';
import { Snapshots } from '../database/snapshots.js';
import { GuessLimit } from './limits/guess-limit.js';
import { Shutdown } from './shutdown.js';
import { FileInterceptor } from './files/file.interceptor.js';
import { FailureFilter } from './failure.filter.js';
import { AnswerCache } from './prepared/answer-cache.js';
import { PreparedInterceptor } from './prepared/prepared.interceptor.js';
import { OutgoingPost } from './outgoing/outgoing-post.js';
import { PublicAddress } from './public-address.js';
import { RateLimit } from './limits/rate-limit.js';
import { StreamedInterceptor } from './files/streamed.interceptor.js';
import type { RateLimitOptions } from './limits/rate-limit.js';
import { createValidationPipe } from './validation.js';

/** What it needs of the configuration. */
export interface HttpOptions extends RateLimitOptions {
  readonly publicUrl: string | undefined;
  readonly allowedOrigins?: readonly string[];
  /** True where nothing may be sent but over TLS to the open internet. */
  readonly production?: boolean;
}

/** The guard, the checks, the failures and the answer cache. */
@Module({})
export class HttpModule {
  static with(options: HttpOptions, clock: Clock): DynamicModule {
    const limit = new RateLimit(options, clock);
    return {
      module: HttpModule,
      global: true,
      providers: [
        { provide: RateLimit, useValue: limit },
        {
          provide: PublicAddress,
          inject: [HttpAdapterHost],
          useFactory: (host: HttpAdapterHost) => new PublicAddress(options.publicUrl, host),
        },
        { provide: OutgoingPost, useValue: new OutgoingPost(options.production === true) },
        GuessLimit,
        Shutdown,
        {
          provide: AnswerCache,
          inject: [Snapshots],
          useFactory: (snapshots: Snapshots) => {
            const cache = new AnswerCache(clock, limit, (options.allowedOrigins ?? []).length > 0);
            snapshots.whenRenewed(() => cache.forget());
            return cache;
          },
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: createValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: PreparedInterceptor },
        { provide: APP_INTERCEPTOR, useClass: FileInterceptor },
        { provide: APP_INTERCEPTOR, useClass: StreamedInterceptor },
        { provide: APP_FILTER, useClass: FailureFilter },
      ],
      exports: [RateLimit, PublicAddress, OutgoingPost, AnswerCache, GuessLimit, Shutdown],
    };
  }
}
