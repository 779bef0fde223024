// How do the pieces of a file leave the framework, and who stops when nobody listens any more?
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mergeMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { fileHeaders, SentFile } from './file-answer.js';

/** Sends a `SentFile` as it is made. Fastify reads no faster than the caller does, and ends the stream when they hang up. */
@Injectable()
export class FileInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(
      mergeMap(async (answer) => {
        if (!(answer instanceof SentFile)) return answer;
        const pieces = answer.pieces[Symbol.asyncIterator]();
        // What cannot even begin is a failure like any other; once bytes have left there is no taking back.
        const first = await pieces.next();
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        for (const [name, value] of [...fileHeaders(answer), ['cache-control', 'no-store'] as const])
          void reply.header(name, value);
        return Readable.from(continued(first, pieces), { objectMode: false });
      }),
    );
  }
}

/** The pieces from the first one on. No generator: that would never hear of a caller who leaves before its first step. */
function continued(first: IteratorResult<Uint8Array>, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  let begun = false;
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => {
      if (begun) return rest.next();
      begun = true;
      return Promise.resolve(first);
    },
    return: async () => {
      await rest.return?.();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
