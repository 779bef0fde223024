// May this caller use this endpoint? What nobody opened is shut.
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Failure, isOpenTo } from '@kehuoyou/shared';
import type { Endpoint } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import { isOutOfReach } from '../database/out-of-reach.js';
import { bearerToken, CALLERS, setCaller } from './caller.js';
import type { Caller, Callers } from './caller.js';
import { ENDPOINT } from './endpoint.decorator.js';
import { RateLimit } from './limits/rate-limit.js';
import { readSignedRequest } from './signed/signed-request.js';
import { setSigner, SIGNERS } from './signed/signer.js';
import type { Signers } from './signed/signer.js';

/** How long an answer for all waits to know who is asking, ms. */
const PATIENCE_MS = 1_000;

function nobodyWhileAway(error: unknown): undefined {
  if (!isOutOfReach(error)) throw error;
}

/** Refuses every route that is not bound to an endpoint, and everybody whom its endpoint does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limit: RateLimit,
    @Optional() @Inject(CALLERS) private readonly callers?: Callers,
    @Optional() @Inject(SIGNERS) private readonly signers?: Signers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint<unknown, unknown> | undefined>(ENDPOINT, context.getHandler());
    if (!endpoint) throw new Failure('not_allowed');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (endpoint.signed) {
      if (!this.signers) throw new Failure('not_allowed');
      setSigner(request, await this.signers.admit(readSignedRequest(request)));
      return true;
    }
    const isForAll = endpoint.access.includes('public');
    const caller = await this.callerOf(request, isForAll && endpoint.method === 'GET');
    if (caller) {
      if (!endpoint.unlimited && !this.limit.allowsAccount(caller.accountId)) throw new Failure('rate_limited');
      setCaller(request, caller);
    }
    if (isForAll) return true;
    if (!caller) throw new Failure('sign_in_needed');
    if (!isOpenTo(caller, endpoint.access)) throw new Failure('not_allowed');
    return true;
  }

  /** With `orNobody` the answer is for all, and is not kept back while it cannot be found out who is asking. */
  private async callerOf(request: FastifyRequest, orNobody: boolean): Promise<Caller | undefined> {
    const token = bearerToken(request);
    if (token === undefined) return undefined;
    const found = this.callers?.find(token);
    return orNobody ? this.inTime(found) : found;
  }

  private async inTime(finding: Promise<Caller | undefined> | undefined): Promise<Caller | undefined> {
    const late = new AbortController();
    const nobody = pause(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => undefined);
    try {
      return await Promise.race([finding?.catch(nobodyWhileAway), nobody]);
    } finally {
      late.abort();
    }
  }
}
