// How does what every process keeps in memory follow what is in the database?
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { readRevisions } from './database/revision.js';
import { AnswerCache } from './http/prepared/answer-cache.js';
import { NetworkService } from './network/network.service.js';
import { PublishedAnnouncements } from './notices/announcements/published-announcements.service.js';
import { TimetableService } from './timetable/boards/timetable.service.js';

/** Loads announcements, network and timetable, and again whenever a revision counter has moved. */
@Injectable()
export class SnapshotRefresh implements OnApplicationShutdown {
  private known: ReadonlyMap<string, number> = new Map();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  /** Undefined until everything was loaded once: a command has nothing in memory. */
  private logger: Logger | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly announcements: PublishedAnnouncements,
    private readonly network: NetworkService,
    private readonly timetable: TimetableService,
    private readonly cache: AnswerCache,
  ) {
    cache.addShortcut('/api/points/nearest?', (url) => network.nearestByUrl(url));
  }

  /** Loads everything once, then looks for changes every `everyMs`. */
  async start(everyMs: number, logger: Logger): Promise<void> {
    await this.refresh();
    this.logger = logger;
    const again = (): void => {
      this.timer = setTimeout(() => void this.lookAnew().then(again), everyMs);
      this.timer.unref();
    };
    again();
  }

  /** Looks for changes now; whoever asks while it is looked already waits for one more look after it. */
  async refresh(): Promise<void> {
    const turn = this.running.catch(() => undefined).then(() => this.look());
    this.running = turn;
    return turn;
  }

  /** The same, and never fails: a database that does not answer for a while must not stop the boards. */
  async lookAnew(): Promise<void> {
    const { logger } = this;
    if (logger) await this.refresh().catch((error: unknown) => logger.warn({ err: error }, 'refresh failed'));
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.running.catch(() => undefined);
  }

  private async look(): Promise<void> {
    const revisions = await readRevisions(this.dataSource);
    const changed = new Set(
      [...revisions].filter(([name, value]) => this.known.get(name) !== value).map(([name]) => name),
    );
    if (changed.size === 0) return;
    if (changed.has('announcements')) await this.announcements.load();
    // Reports of buses come all day long and leave points and villages as they are.
    if (changed.has('network')) await this.network.load();
    await this.timetable.load();
    this.known = revisions;
    this.cache.forget();
  }
}
