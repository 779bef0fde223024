// What keeps the events flowing while the server runs?
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { errorName } from '../error-name.js';
import { OutboxRelay } from './outbox-relay.js';

/** Milliseconds between two looks when there was nothing to do. */
const IDLE_MS = 500;
/** Workers of one process. SQLite has one connection for all, so one. */
const WORKERS = 3;

/** Runs the relay's rounds until the server stops; what is under way then is finished first. */
@Injectable()
export class OutboxPump implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private workers: Promise<void>[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly relay: OutboxRelay,
  ) {}

  /** Starts the workers. */
  start(logger: Logger): void {
    this.relay.report = (dead) => logger.error(dead, 'an event could not be delivered and is a dead letter now');
    const count = this.dataSource.options.type === 'better-sqlite3' ? 1 : WORKERS;
    this.workers = Array.from({ length: count }, () => this.work(logger));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.workers);
  }

  private async work(logger: Logger): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const taken = await this.relay.round(this.stopping.signal).catch((error: unknown) => {
        // A database that does not answer for a while; the events wait in it.
        logger.warn({ error: errorName(error) }, 'the outbox could not be read');
        return 0;
      });
      if (taken === 0) await this.idle();
    }
  }

  private async idle(): Promise<void> {
    await new Promise<void>((resolve) => {
      const { signal } = this.stopping;
      if (signal.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, IDLE_MS);
      signal.addEventListener('abort', done);
    });
  }
}
