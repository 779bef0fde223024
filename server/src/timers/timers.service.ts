// What keeps timed work going while the server runs, once for all processes?
import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../clock.js';
import { errorName } from '../database/error-name.js';
import { Transactions } from '../database/transaction.js';
import { nextTurn } from './schedule.js';
import type { Timer } from './timer.js';
import { endTurn, isHeld, keepTurn, LEASE_MS, leaseOf, takeTurn } from './timer-leases.js';
import type { Turn } from './timer-leases.js';
import { TimerLeaseEntity } from './timer-lease.entity.js';

/** Milliseconds between two looks at what is due. */
const LOOK_EVERY_MS = 500;
/** A server that starts answers first: what it missed while it was off is made up for after this, ms. */
const SETTLED_AFTER_MS = 60_000;

/** A timer, and what this process knows of it. */
interface Kept {
  readonly timer: Timer;
  /** No turn before this instant, as far as we know; asked of the database when it has come. */
  notBefore: Date | undefined;
  running: Promise<void> | undefined;
}

/** The timers of this process, registered by the features when they are made. */
@Injectable()
export class Timers implements BeforeApplicationShutdown {
  /** Milliseconds between two times that a turn under way is kept. */
  protected readonly keepEveryMs: number = LEASE_MS / 3;
  private readonly kept = new Map<string, Kept>();
  private readonly stopping = new AbortController();
  private ticking: NodeJS.Timeout | undefined;
  private logger: Logger | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Registers timed work. */
  add(timer: Timer): void {
    if (this.kept.has(timer.name)) throw new Error(`there are two timers ${timer.name}`);
    // An expression that is none is found out at the start, not in the night.
    nextTurn(timer.schedule, this.clock.now());
    this.kept.set(timer.name, { timer, notBefore: undefined, running: undefined });
  }

  /** Begins. */
  start(logger: Logger): void {
    this.logger = logger;
    const settled = new Date(this.clock.now().getTime() + SETTLED_AFTER_MS);
    for (const each of this.kept.values()) if ('cron' in each.timer.schedule) each.notBefore = settled;
    this.ticking = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.ticking.unref();
  }

  /** Lets every timer have its turn that is due and that no other process has; ends when those turns have. */
  async look(): Promise<void> {
    const turns = [...this.kept.values()].map((each) => {
      if (each.running) return undefined;
      each.running = this.turn(each)
        .catch((error: unknown) => this.tell(each.timer, error))
        .finally(() => (each.running = undefined));
      return each.running;
    });
    await Promise.all(turns);
  }

  /** What is under way ends as soon as it can, and the next process may go on with it at once. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.ticking);
    this.stopping.abort();
    await Promise.all([...this.kept.values()].map(({ running }) => running));
  }

  private async turn(each: Kept): Promise<void> {
    const now = this.clock.now();
    const { timer } = each;
    const next = nextTurn(timer.schedule, now);
    // Later than the next turn could be: the clock was set back.
    if (this.stopping.signal.aborted || (each.notBefore && each.notBefore > now && each.notBefore <= next)) return;
    const lease = await this.lease(timer, next);
    each.notBefore = lease.dueAt;
    if ((lease.dueAt > now && lease.dueAt <= next) || isHeld(lease, now) || this.stopping.signal.aborted) return;
    const turn = { name: timer.name, holder: uuid() };
    if (await this.transactions.run((tx) => takeTurn(tx, turn, lease.dueAt, now))) await this.work(timer, turn);
    each.notBefore = undefined;
  }

  private async lease(timer: Timer, firstDue: Date): Promise<TimerLeaseEntity> {
    const known = await this.dataSource.manager.findOneBy(TimerLeaseEntity, { name: timer.name });
    return known ?? this.transactions.run((tx) => leaseOf(tx, timer.name, firstDue));
  }

  /** Does the work of a turn that was taken, and keeps the turn while it lasts. */
  private async work(timer: Timer, turn: Turn): Promise<void> {
    const lost = new AbortController();
    const keeping = setInterval(() => {
      void this.transactions
        .run((tx) => keepTurn(tx, turn, this.clock.now()))
        .then(
          (kept) => (kept ? undefined : lost.abort()),
          (error: unknown) => this.tell(timer, error),
        );
    }, this.keepEveryMs);
    keeping.unref();
    const signal = AbortSignal.any([this.stopping.signal, lost.signal]);
    let lastError: string | null = null;
    try {
      const did = this.stopping.signal.aborted ? undefined : await timer.run(signal);
      if (did) this.logger?.info({ timer: timer.name, did }, 'timed work was done');
    } catch (error) {
      this.tell(timer, error);
      lastError = errorName(error);
    }
    clearInterval(keeping);
    const endedAt = this.clock.now();
    // What the end of the server broke off is due still.
    const dueAt = this.stopping.signal.aborted ? endedAt : nextTurn(timer.schedule, endedAt);
    await this.transactions.run((tx) => endTurn(tx, turn, { dueAt, endedAt, lastError }));
  }

  private tell({ name }: Timer, error: unknown): void {
    this.logger?.error({ timer: name, error: errorName(error) }, 'timed work failed');
  }
}
