// What keeps the reminders coming while the server runs?
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { errorName } from '../../database/error-name.js';
import { ReminderRounds } from './reminder-rounds.service.js';

/** Milliseconds between two looks: a reminder is not later than this. */
const EVERY_MS = 5_000;

/** Goes the rounds until the server stops; what is under way then is finished first. */
@Injectable()
export class ReminderPump implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly rounds: ReminderRounds) {}

  /** Begins. */
  start(logger: Logger): void {
    this.timer = setTimeout(() => {
      this.running = this.rounds.round(this.stopping.signal).then(
        () => undefined,
        // A database that does not answer for a while; the reminders wait in it.
        (error: unknown) => logger.warn({ error: errorName(error) }, 'the reminders could not be looked through'),
      );
      void this.running.then(() => {
        if (!this.stopping.signal.aborted) this.start(logger);
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }
}
