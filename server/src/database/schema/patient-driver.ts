// How long is a MariaDB waited for that is hung, paused or gone?
//
// The pool's own limit tells whoever waits, and hands the silent connection to the next. Here such a connection is
// given up, with whatever it was doing, so that the next one gets a connection that answers.
import { createRequire } from 'node:module';
import type { Connection, Pool, PoolOptions, Query } from 'mysql2';

/** A limit that migrations, which may take long, are not under. */
export interface Patience {
  /** Milliseconds for one statement; 0 means no limit. */
  statementMs: number;
}

/** While a server answers people. */
export const SERVING_MS = 6_000;

type Ask = (sql: unknown, values?: unknown, done?: unknown) => Query;
type Done = (error: { readonly code?: string } | null, ...rest: unknown[]) => void;

/** A driver for TypeORM whose connections end when a statement is not answered in time. */
export function patientDriver(patience: Patience): unknown {
  // Only who has a MariaDB loads its driver.
  const mysql = createRequire(import.meta.url)('mysql2') as typeof import('mysql2');
  return {
    ...mysql,
    createPool(options: PoolOptions): Pool {
      const pool = mysql.createPool(options);
      pool.on('connection', (connection) => limit(connection as unknown as Connection, patience));
      return pool;
    },
  };
}

function limit(connection: Connection, patience: Patience): void {
  const ask = connection.query.bind(connection) as Ask;
  const limited: Ask = (sql, values, done) => {
    const statement =
      typeof sql === 'string' && patience.statementMs > 0 ? { sql, timeout: patience.statementMs } : sql;
    const query = ask(statement, values, done) as unknown as { onResult?: Done };
    const { onResult } = query;
    if (onResult)
      query.onResult = (error, ...rest) => {
        if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
        onResult(error, ...rest);
      };
    return query as unknown as Query;
  };
  Object.assign(connection, { query: limited });
}
