// When is the retention table applied?
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { RetentionService } from './retention.service.js';

const FIRST_AFTER = 10 * 60_000;
const EVERY = 24 * 3_600_000;

/** Applies it ten minutes after the start and then once a day. Two servers doing so find nothing twice. */
@Injectable()
export class RetentionTimer implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly retention: RetentionService) {}

  start(logger: Logger): void {
    const after = (wait: number): void => {
      this.timer = setTimeout(() => {
        this.running = this.retention.apply().then(
          (counts) => logger.info({ counts }, 'the retention table was applied'),
          (error: unknown) => logger.error({ err: error }, 'the retention table could not be applied'),
        );
        void this.running.then(() => after(EVERY));
      }, wait);
      this.timer.unref();
    };
    after(FIRST_AFTER);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
  }
}
