// How does anything that goes wrong become an answer, without giving anything away?
import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Failure, failures } from '@kehuoyou/shared';
import type { FailureBody, FailureCode } from '@kehuoyou/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorName } from '../database/error-name.js';
import { isOutOfReach } from '../database/out-of-reach.js';

/** Failures that the framework itself raises, by their HTTP status. */
const byStatus: Readonly<Record<number, FailureCode>> = {
  401: 'sign_in_needed',
  403: 'not_allowed',
  404: 'not_found',
  413: 'too_large',
  414: 'too_large',
  415: 'unsupported_media',
  429: 'rate_limited',
  503: 'unavailable',
};

/** An unknown field's name is the caller's own text, and may be as long as a body. */
const MOST_FIELD_CHARACTERS = 64;

/** The failure that stands for `error`; what is unforeseen is `internal`, unless it is the caller's doing. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (isOutOfReach(error)) return new Failure('unavailable');
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status === undefined) return new Failure('internal');
  return new Failure(byStatus[status] ?? (status >= 400 && status < 500 ? 'malformed_request' : 'internal'));
}

/** Seconds after which it may be tried again, for callers who wait for their turn; undefined when waiting is no use. */
export function retryAfter(code: FailureCode): number | undefined {
  const { status } = failures[code];
  if (status === 429) return code === 'too_many_attempts' ? 900 : 60;
  // A feed takes a minute to read, not a second.
  if (code === 'too_many_feeds_waiting') return 60;
  return status === 409 || status === 503 ? 1 : undefined;
}

/** Sends `failure` in the one shape that every failure has. */
export function sendFailure(failure: Failure, request: FastifyRequest, reply: FastifyReply): void {
  const body: FailureBody = {
    code: failure.code,
    message: failure.says ?? failures[failure.code].message,
    ...(failure.field === undefined ? {} : { field: failure.field.slice(0, MOST_FIELD_CHARACTERS) }),
    ...(failure.state === undefined ? {} : { state: failure.state }),
    ...(failure.instead === undefined ? {} : { instead: failure.instead }),
    requestId: request.id,
  };
  const wait = retryAfter(failure.code);
  if (wait !== undefined) void reply.header('retry-after', String(wait));
  // A cache must never keep a failure.
  void reply.header('cache-control', 'no-store').status(failure.status).send(body);
}

/** Turns every exception into a failure; those that are our fault are logged with their cause. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const failure = failureOf(error);
    // The route as we wrote it: a URL, and the name of a field that we do not know, may hold what somebody typed.
    const at = { requestId: request.id, method: request.method, route: request.routeOptions.url };
    const field = failure.code === 'unknown_field' ? undefined : failure.field;
    if (failure.status >= 500) request.log.error({ ...at, err: error }, 'request failed');
    else if (failure.cause !== undefined)
      // The caller can do something about it; that no service foresaw it, we can.
      request.log.warn({ ...at, code: failure.code, field, cause: errorName(failure.cause) }, 'request refused');
    else request.log.debug({ ...at, code: failure.code, field }, 'request refused');
    this.send(failure, request, reply);
  }

  /** In the one form of ours; those who speak somebody else's protocol have another. */
  protected send(failure: Failure, request: FastifyRequest, reply: FastifyReply): void {
    sendFailure(failure, request, reply);
  }
}
