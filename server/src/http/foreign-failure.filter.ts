// How does something that goes wrong come back in the form of somebody else's protocol?
import { Catch } from '@nestjs/common';
import type { Failure } from '@kehuoyou/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FailureFilter, retryAfter } from './failure.filter.js';

/** A failure as that protocol writes it; `params` are those of the address. */
export type WriteFailure = (
  failure: Failure,
  params: Readonly<Record<string, string>>,
) => { readonly type: string; readonly text: string };

/** For the controllers of that protocol; it logs what ours does. */
@Catch()
export class ForeignFailureFilter extends FailureFilter {
  constructor(private readonly write: WriteFailure) {
    super();
  }

  protected override send(failure: Failure, request: FastifyRequest, reply: FastifyReply): void {
    const { type, text } = this.write(failure, request.params as Readonly<Record<string, string>>);
    const wait = retryAfter(failure.code);
    if (wait !== undefined) void reply.header('retry-after', String(wait));
    void reply.headers({ 'cache-control': 'no-store', 'content-type': type }).status(failure.status).send(text);
  }
}
