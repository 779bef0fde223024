// May this caller use this endpoint? What nobody opened is shut.
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Failure } from '@kehuoyou/shared';
import type { Endpoint } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import { ENDPOINT } from './endpoint.decorator.js';
import { RateLimit } from './rate-limit.js';

/** Refuses every route that is not bound to an endpoint, and everybody whom its endpoint does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limit: RateLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint<unknown, unknown> | undefined>(ENDPOINT, context.getHandler());
    if (!endpoint?.access.includes('public')) throw new Failure('not_allowed');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!(await this.limit.allows(request.raw))) throw new Failure('rate_limited');
    return true;
  }
}
