// How does a streamed file leave the framework?
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { Streamed } from './streamed.js';

/** Sends a `Streamed` answer, or nothing to a caller who has it already. */
@Injectable()
export class StreamedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      mergeMap(async (answer) => {
        if (!(answer instanceof Streamed)) return answer;
        const { headers } = http.getRequest<FastifyRequest>();
        const reply = http.getResponse<FastifyReply>();
        const { 'content-length': length, ...common } = answer.headers;
        if (answer.isKnownBy(headers['if-none-match'])) {
          void reply.headers(common).status(304);
          return undefined;
        }
        const stream = await answer.open();
        void reply.headers({ ...common, 'content-length': length });
        return stream;
      }),
    );
  }
}
