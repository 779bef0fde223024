// How does a handler that waits learn that nobody listens any more?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** What a waiting handler needs of a signal. A type and no class, for classes are validated as input. */
export type CallerLeftSignal = Pick<AbortSignal, 'aborted' | 'addEventListener' | 'removeEventListener'>;

/** A signal that is raised when the caller has hung up before the answer. */
export const CallerLeft = createParamDecorator((_data: unknown, context: ExecutionContext): CallerLeftSignal => {
  const { raw } = context.switchToHttp().getResponse<FastifyReply>();
  const controller = new AbortController();
  raw.on('close', () => {
    if (!raw.writableEnded) controller.abort();
  });
  return controller.signal;
});
