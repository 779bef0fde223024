// How does a handler get the caller's idempotency key?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import type { Command } from '../database/transaction.js';
import { callerOf } from './caller.js';

/** Keys are made on the phone (UUIDv7); anything printable up to 128 characters is taken. */
const KEY = /^[\x21-\x7e]{1,128}$/;

/**
 * The `Command` of this request, for `Transactions.once`. Every endpoint that changes something takes
 * it; without a well-formed `Idempotency-Key` the request is refused before anything is done.
 */
export const IdempotentCommand = createParamDecorator((_data: unknown, context: ExecutionContext): Command =>
  commandOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The `Command` of a request; fails with `idempotency_key_missing` when its key is not well-formed. */
export function commandOf(request: FastifyRequest): Command {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new Failure('idempotency_key_missing', 'Idempotency-Key');
  return {
    key,
    // Without an account the address is the best that tells two callers apart.
    caller: callerOf(request)?.accountId ?? request.ip.slice(0, 64),
    operation: `${request.method} ${request.routeOptions.url ?? ''}`.slice(0, 128),
    body: { ...(request.params as object), body: request.body ?? null },
  };
}
