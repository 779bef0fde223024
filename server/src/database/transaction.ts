// How is work done all or nothing, at most once, whatever the database does meanwhile?
//
// This is the only place that begins a transaction. On MySQL and MariaDB a deadlock rolls back everything, so
// the whole transaction is done again, never just its last statement. TypeORM's SQLite driver has one connection
// for the whole process: a second transaction begun meanwhile would run inside the first and be lost with it, so
// there writers wait in a queue.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { IdempotencyEntity } from './idempotency.entity.js';
import { insertRow } from './insert-rows.js';
import { OneConnection } from './one-connection.js';
import { driverError, isOutOfReach } from './out-of-reach.js';
import { isDuplicate, isOvertaken, refusedRow } from './refused-row.js';
import { takeRaised } from './revision.js';

/** A write that is done once, however often it is sent. */
export interface Command {
  /** The caller's `Idempotency-Key`. */
  readonly key: string;
  /** Whose key it is: another caller's equal key is another key. */
  readonly caller: string;
  /** Which operation, such as `POST /api/complaints`. */
  readonly operation: string;
  /** What was sent; the same key with something else is refused. */
  readonly body: unknown;
}

/** Deadlock, lock wait timeout, and "record has changed since last read" (MariaDB snapshot isolation). */
const RETRIED_ERRNOS: ReadonlySet<number> = new Set([1213, 1205, 1020]);
const MOST_ATTEMPTS = 8;
/** A writer waits for another process to finish writing to an SQLite file: about five seconds, in so many pauses. */
const MOST_WAITS = 90;
const PAUSE_MS = 25;

/** What a committed transaction gave, and whether it raised a revision counter. */
interface Committed<Result> {
  readonly result: Result;
  readonly raised: boolean;
}

/** The one way to write. */
export class Transactions {
  private queue: Promise<unknown> = Promise.resolve();
  private readonly inside = new AsyncLocalStorage<true>();
  private running = 0;
  private readonly inFlight = new Set<string>();
  /** On SQLite; elsewhere each transaction has a connection of its own. */
  private readonly connection: OneConnection | undefined;
  /** True from a write that the database did not keep until one that it kept. */
  private refused = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    /** Called after the commit of a transaction that raised a revision counter; must not fail. */
    private readonly lookAnew: () => Promise<void> = async () => undefined,
  ) {
    this.connection = this.isSqlite() ? new OneConnection(dataSource) : undefined;
  }

  /**
   * Runs `work` in one transaction and gives its result once it is committed, and shown where it changed what is
   * kept in memory. `work` may be run several times, so it must touch nothing but the database. A transaction
   * inside another is a mistake in our code and throws.
   */
  async run<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.shown(await this.commit(work));
  }

  /** Does the work and commits it. A row that is refused for good is a failure that names the field of `sent`. */
  private async commit<Result>(
    work: (tx: EntityManager) => Promise<Result>,
    sent: readonly string[] = [],
  ): Promise<Committed<Result>> {
    if (this.inside.getStore()) throw new Error('a transaction was begun inside another');
    this.running += 1;
    try {
      return await this.inside.run(true, () =>
        this.isSqlite() ? this.inTurn(() => this.attempt(work)) : this.attempt(work),
      );
    } catch (error) {
      throw refusedRow(error, this.dataSource, sent) ?? error;
    } finally {
      this.running -= 1;
      // Up to Node 22 a storage that was ever used makes every promise of the process dearer, also those of readers.
      if (this.running === 0) this.inside.disable();
    }
  }

  private async shown<Result>({ result, raised }: Committed<Result>): Promise<Result> {
    if (raised) await this.lookAnew();
    return result;
  }

  /**
   * Runs `work` at most once for `command`, and gives the same answer to every repetition. The row
   * that remembers the answer is written in the transaction of the work itself, so there is no moment
   * at which one exists without the other. Fails with `idempotency_in_flight` while the first is under
   * way in this process (in another one, the unique key makes the second wait), and with
   * `idempotency_mismatch` when the key was used for something else.
   */
  async once<Answer>(command: Command, work: (tx: EntityManager) => Promise<Answer>): Promise<Answer> {
    const name = `${command.caller}\n${command.key}`;
    if (this.inFlight.has(name)) throw new Failure('idempotency_in_flight');
    this.inFlight.add(name);
    let committed: Committed<Answer>;
    try {
      committed = await this.commit((tx) => this.remembered(tx, command, work), fieldsOf(command));
    } finally {
      this.inFlight.delete(name);
    }
    return this.shown(committed);
  }

  private async remembered<Answer>(
    tx: EntityManager,
    command: Command,
    work: (tx: EntityManager) => Promise<Answer>,
  ): Promise<Answer> {
    const { caller, key, operation } = command;
    const bodyHash = createHash('sha256')
      .update(JSON.stringify([operation, command.body]))
      .digest('hex');
    const id = uuid();
    const earlier = await this.claim(tx, {
      id,
      caller,
      key,
      operation,
      bodyHash,
      answer: null,
      createdAt: this.clock.now(),
    });
    if (earlier) {
      if (earlier.bodyHash !== bodyHash) throw new Failure('idempotency_mismatch');
      // The stored text was made from this operation's own answer.
      return JSON.parse(earlier.answer ?? 'null') as Answer;
    }
    const answer = await work(tx);
    // What answers nothing is remembered as null: undefined is no JSON, and null in the row means unfinished.
    await tx.update(IdempotencyEntity, { id }, { answer: JSON.stringify(answer ?? null) });
    return answer;
  }

  /** Takes the key for this transaction, or gives the row of whoever had it before. */
  private async claim(tx: EntityManager, row: IdempotencyEntity): Promise<IdempotencyEntity | undefined> {
    try {
      await insertRow(tx, IdempotencyEntity, row);
      return undefined;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // A locking read sees what was committed after this transaction's snapshot was taken.
      const query = tx.createQueryBuilder(IdempotencyEntity, 'row').where({ caller: row.caller, key: row.key });
      return (await (this.isSqlite() ? query : query.setLock('pessimistic_read')).getOne()) ?? undefined;
    }
  }

  /** Whether what is written is kept; after a write that was not, a row is written and removed to find out. */
  async areKept(): Promise<boolean> {
    if (!this.refused) return true;
    const id = uuid();
    const trial = {
      id,
      caller: 'health',
      key: id,
      operation: '',
      bodyHash: '',
      answer: null,
      createdAt: this.clock.now(),
    };
    return this.run(async (tx) => {
      await insertRow(tx, IdempotencyEntity, trial);
      await tx.delete(IdempotencyEntity, { id });
    }).then(
      () => true,
      () => false,
    );
  }

  private async attempt<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Committed<Result>> {
    let overtaken = false;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const committed = await this.onFreeConnection(work);
        this.refused = false;
        return committed;
      } catch (error) {
        if (isOvertaken(error) && !overtaken) {
          // Who begins anew sees what the quicker one wrote, and says in the words of the field what that means.
          overtaken = true;
          continue;
        }
        if (!mayTryAgain(error, attempt)) {
          if (!isOutOfReach(error)) throw error;
          this.refused = true;
          throw Object.assign(new Failure('unavailable'), { cause: error });
        }
        // Waiting a random while keeps two that collided from colliding again.
        await pause(this.connection ? PAUSE_MS * (1 + Math.random()) : Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /** Does `work` once and commits it. On SQLite nothing is under way before or afterwards, however it ends. */
  private async onFreeConnection<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Committed<Result>> {
    await this.connection?.prepare();
    try {
      const committed = await this.dataSource.transaction(async (tx) => {
        // On SQLite it is one and the same manager, on which an attempt that failed may have left its mark.
        takeRaised(tx);
        const result = await work(tx);
        return { result, raised: takeRaised(tx) };
      });
      if (this.connection?.isFree() === false) throw new Error('a transaction was acknowledged that has not ended');
      return committed;
    } finally {
      if (this.connection?.isFree() === false) await this.connection.setFree();
    }
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.queue.then(work, work);
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  private isSqlite(): boolean {
    return this.dataSource.options.type === 'better-sqlite3';
  }
}

function mayTryAgain(error: unknown, attempt: number): boolean {
  const { errno, code } = driverError(error);
  // SQLITE_BUSY comes when another process, such as a command, is writing.
  if ((code ?? '').startsWith('SQLITE_BUSY')) return attempt < MOST_WAITS;
  return attempt < MOST_ATTEMPTS && RETRIED_ERRNOS.has(errno ?? 0);
}

/** The names of what was sent, in the address and in the body. */
function fieldsOf({ body }: Command): string[] {
  const within = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
  return [body, ...Object.values(within(body))].flatMap((each) => Object.keys(within(each)));
}
