// How does what every process keeps in memory follow what is in the database?
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { readRevisions } from './revision.js';

/** Something that a feature keeps in memory. */
export interface Snapshot {
  /** The revision counters that it is read anew for. */
  readonly follows: readonly string[];
  /** Reads it anew; until it has returned, the old one answers. */
  readonly load: () => Promise<void>;
}

/** The snapshots of this process, registered by the features: all loaded once, and again when their counters move. */
@Injectable()
export class Snapshots implements OnApplicationShutdown {
  private readonly kept: Snapshot[] = [];
  private readonly listeners: (() => void)[] = [];
  private known: ReadonlyMap<string, number> = new Map();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  /** Undefined until everything was loaded once: a command has nothing in memory. */
  private logger: Logger | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Registers a snapshot. Said in a constructor: what a snapshot rests on was given to that, so it was registered
   * before, and they are loaded in the order of registration.
   */
  add(snapshot: Snapshot): void {
    this.kept.push(snapshot);
  }

  /** Lets `listener` know each time that something was loaded anew, when all of it was. */
  whenRenewed(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** True once everything was loaded. */
  areLoaded(): boolean {
    return this.known.size > 0;
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

  /**
   * The same, and never fails: a database that does not answer for a while must not stop the boards. A process that
   * has itself changed what servers keep in memory does this at once, and goes on when it shows the change.
   */
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
    for (const { follows, load } of this.kept) {
      const unknown = follows.find((name) => !revisions.has(name));
      if (unknown !== undefined) throw new Error(`there is no revision counter ${unknown}`);
      if (follows.some((name) => changed.has(name))) await load();
    }
    this.known = revisions;
    for (const listener of this.listeners) listener();
  }
}
