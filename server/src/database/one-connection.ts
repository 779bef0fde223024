// Is SQLite's one connection outside any transaction after each attempt, whatever went wrong?
//
// A COMMIT may fail: the disk is full, or it gives an error. Then SQLite leaves the transaction open or ends it,
// and TypeORM believes what it believed before. Were that left as it is, every later "transaction" would be a
// savepoint inside one that never ends: acknowledged, and gone at the next start.
import type { DataSource } from 'typeorm';

/** The part of better-sqlite3's connection that we use. */
interface Connection {
  readonly open: boolean;
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  pragma(text: string): unknown;
}

/** The part of TypeORM's query runner in which it keeps where it believes to be. */
interface Bookkeeping {
  isTransactionActive: boolean;
  transactionDepth: number;
}

/** What TypeORM keeps of its driver, and types only for its own use. */
interface Driver {
  readonly databaseConnection: Connection;
  /** It keeps the statements of its connection, which are of no use to another. */
  queryRunner: unknown;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/** How long a statement may hold the whole process while another process writes, ms; who writes waits outside of it. */
const LONGEST_STANDSTILL_MS = 20;

/** The connection that all of the process shares on SQLite. */
export class OneConnection {
  private known: Connection | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Before an attempt: throws when there is no connection that could be used, after trying to get one. */
  async prepare(): Promise<void> {
    if (!this.isFree()) await this.setFree();
    if (this.known === this.connection) return;
    this.known = this.connection;
    this.known.pragma(`busy_timeout = ${LONGEST_STANDSTILL_MS}`);
  }

  /** True when nothing is under way: what was written is committed or gone. */
  isFree(): boolean {
    return this.connection.open && !this.connection.inTransaction && !this.bookkeeping.isTransactionActive;
  }

  /** Ends whatever is under way, by closing the connection and opening another where nothing else helps. */
  async setFree(): Promise<void> {
    const { connection } = this;
    try {
      if (connection.open && connection.inTransaction) connection.exec('ROLLBACK');
    } catch {
      // A connection that cannot even roll back is given up below.
    }
    if (!connection.open || connection.inTransaction) {
      if (connection.open) await this.driver.disconnect();
      this.driver.queryRunner = undefined;
      await this.driver.connect();
    }
    Object.assign(this.bookkeeping, { isTransactionActive: false, transactionDepth: 0 });
  }

  private get driver(): Driver {
    return this.dataSource.driver as unknown as Driver;
  }

  private get connection(): Connection {
    return this.driver.databaseConnection;
  }

  private get bookkeeping(): Bookkeeping {
    return this.dataSource.createQueryRunner() as unknown as Bookkeeping;
  }
}
