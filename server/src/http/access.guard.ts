// May this caller use this endpoint? What nobody opened is shut.
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Failure, isOpenTo } from '@kehuoyou/shared';
import type { Endpoint } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import { bearerToken, CallerDirectory, setCaller } from './caller.js';
import type { Caller } from './caller.js';
import { ENDPOINT } from './endpoint.decorator.js';
import { RateLimit } from './limits/rate-limit.js';

/** Refuses every route that is not bound to an endpoint, and everybody whom its endpoint does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limit: RateLimit,
    private readonly directory: CallerDirectory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint<unknown, unknown> | undefined>(ENDPOINT, context.getHandler());
    if (!endpoint) throw new Failure('not_allowed');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!this.limit.allows(request.raw)) throw new Failure('rate_limited');
    const caller = await this.callerOf(request);
    if (caller) {
      if (!this.limit.allowsAccount(caller.accountId)) throw new Failure('rate_limited');
      setCaller(request, caller);
    }
    if (endpoint.access.includes('public')) return true;
    if (!caller) throw new Failure('sign_in_needed');
    if (!isOpenTo(caller, endpoint.access)) throw new Failure('not_allowed');
    return true;
  }

  private async callerOf(request: FastifyRequest): Promise<Caller | undefined> {
    const token = bearerToken(request);
    return token === undefined ? undefined : this.directory.find(token);
  }
}
