// Who is asking?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Grant } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';

/** A signed-in caller, as every feature sees them: no name, no phone, only what decides what they may do. */
export interface Caller {
  readonly accountId: string;
  readonly sessionId: string;
  /** Roles beyond that of a resident, each for its scope. */
  readonly grants: readonly Grant[];
}

/** Finds the caller of a bearer token; undefined when it is unknown, expired, revoked or its account disabled. */
export interface Callers {
  find(token: string): Promise<Caller | undefined>;
}

/**
 * Token of `Callers`. The access guard stands to the left of the accounts and so may not import them: they
 * provide it. Where nobody does, nobody is anybody.
 */
export const CALLERS = Symbol('Callers');

/** Where the guard leaves the caller for the handler. */
const CALLER = Symbol('caller');

interface WithCaller {
  [CALLER]?: Caller;
}

/** The token of `Authorization: Bearer …`, or undefined when there is none. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,512})$/.exec(request.headers.authorization ?? '')?.[1];
}

/** Notes who is asking. */
export function setCaller(request: FastifyRequest, caller: Caller): void {
  (request as FastifyRequest & WithCaller)[CALLER] = caller;
}

/** Who is asking, where somebody signed in is. */
export function callerOf(request: FastifyRequest): Caller | undefined {
  return (request as FastifyRequest & WithCaller)[CALLER];
}

/** The caller, for endpoints that are not public; fails with `sign_in_needed` if there is none. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!caller) throw new Failure('sign_in_needed');
  return caller;
});

/** The caller or undefined, for public endpoints that say more to those who have signed in. */
export const OptionalCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller | undefined =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The address that the request came from, for counting tries of those who are nobody yet. */
export const CallerAddress = createParamDecorator((_data: unknown, context: ExecutionContext): string =>
  context.switchToHttp().getRequest<FastifyRequest>().ip.slice(0, 64),
);
