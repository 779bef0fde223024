// How do prepared bytes leave the framework, and how does the answer cache learn of them?
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@kehuoyou/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { callerOf } from '../caller.js';
import { ENDPOINT } from '../endpoint.decorator.js';
import { AnswerCache } from './answer-cache.js';
import { Prepared, varying } from './prepared.js';

/** Sends a `Prepared` answer with its ETag, and leaves it with the answer cache for whoever asks next. */
@Injectable()
export class PreparedInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly cache: AnswerCache,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer) => {
        if (!(answer instanceof Prepared)) return answer;
        const request = http.getRequest<FastifyRequest>();
        const isOpen = this.isOpen(context);
        if (answer.mayBeKept && isOpen && request.method === 'GET' && callerOf(request) === undefined)
          this.cache.keep(request.url, answer);
        const { status, headers, body } = answer.respond(
          request.headers['if-none-match'],
          request.headers['accept-encoding'] as string | undefined,
        );
        const reply = http.getResponse<FastifyReply>().status(status);
        for (let at = 0; at + 1 < headers.length; at += 2) {
          const [name = '', value = ''] = headers.slice(at, at + 2);
          if (name === 'vary') void reply.header(name, varying(reply.getHeader(name), value));
          // Only what anybody may read may be kept on the way.
          else if (name !== 'cache-control' || isOpen) void reply.header(name, value);
        }
        return typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
      }),
    );
  }

  /** The cache asks nobody who they are, so it may hold only what anybody may read and what was made for nobody in particular. */
  private isOpen(context: ExecutionContext): boolean {
    const endpoint = this.reflector.get<Endpoint<unknown, unknown> | undefined>(ENDPOINT, context.getHandler());
    return endpoint?.access.includes('public') === true;
  }
}
