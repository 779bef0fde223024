// How do the framework's own messages get into our log?
import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's logger over pino. Start-up chatter is debug; what needs somebody's eye keeps its level. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
}
