// How do prepared bytes leave the framework, and how does the fast lane learn of them?
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { FastLane } from './fast-lane.js';
import { Prepared } from './prepared.js';

/** Sends a `Prepared` answer with its ETag, and leaves it with the fast lane for whoever asks next. */
@Injectable()
export class PreparedInterceptor implements NestInterceptor {
  constructor(private readonly lane: FastLane) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer) => {
        if (!(answer instanceof Prepared)) return answer;
        const request = http.getRequest<FastifyRequest>();
        if (answer.mayBeKept) this.lane.keep(request.url, answer);
        const { status, headers, bytes } = answer.respond(
          request.headers['if-none-match'],
          request.headers['accept-encoding'] as string | undefined,
        );
        void http.getResponse<FastifyReply>().status(status).headers(headers);
        return bytes;
      }),
    );
  }
}
