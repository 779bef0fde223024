// How is a migration taken up again that was killed halfway?
//
// MySQL and MariaDB commit whenever a table is made or changed: no transaction holds a migration together, and one that
// is killed leaves half of its work. So each of its steps is noted once it is done, rows and their note in one
// transaction, and whoever begins it again passes by what is noted. SQLite needs none of this: there a migration is one
// transaction.
import { createHash } from 'node:crypto';
import { TypeORMError } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { driverError } from '../out-of-reach.js';

type Migration = new () => MigrationInterface;
type Way = 'up' | 'down';
type Method = (...given: unknown[]) => Promise<unknown>;

/** Where steps are noted. No migration makes it, for it must be there before the first of them. */
export const STEPS = 'migration_step';

/** What a migration may do to tables, each of it one step. */
const STEP_METHODS: ReadonlySet<string> = new Set([
  ...['createTable', 'dropTable', 'renameTable', 'addColumn', 'changeColumn', 'renameColumn', 'dropColumn'],
  ...['createIndex', 'dropIndex', 'createForeignKey', 'dropForeignKey'],
]);
/** What is a step for each of the things that it is given, and the method for one of them. */
const MANY: Readonly<Record<string, string>> = {
  addColumns: 'addColumn',
  dropColumns: 'dropColumn',
  createIndices: 'createIndex',
  dropIndices: 'dropIndex',
  createForeignKeys: 'createForeignKey',
  dropForeignKeys: 'dropForeignKey',
};
/** What would change something without being a step. */
const UNKNOWN =
  /^(?:add|change|clear|create|drop|rename|replace|update)[A-Z]|^(?:manager|startTransaction|commitTransaction)$/;

/** There is such a table, column or index, or there is none any more. */
const DONE_BEFORE: ReadonlySet<number> = new Set([1050, 1051, 1054, 1060, 1061, 1091, 1146, 1826]);
const NO_SUCH_TABLE = 1146;

/** The migrations, each of which can be killed at any moment and begun again. */
export function resumable(migrations: readonly Migration[]): Migration[] {
  return migrations.map((Whole) => {
    class Stepwise extends Whole {
      override readonly transaction = false;

      override async up(runner: QueryRunner): Promise<void> {
        await stepwise(runner, Whole.name, 'up', (steps) => super.up(steps));
      }

      override async down(runner: QueryRunner): Promise<void> {
        await stepwise(runner, Whole.name, 'down', (steps) => super.down(steps));
      }
    }
    Object.defineProperty(Stepwise, 'name', { value: Whole.name });
    return Stepwise;
  });
}

/** Names of migrations that were begun in one direction, and perhaps never ended. */
export async function begun(runner: QueryRunner, way: Way): Promise<string[]> {
  const rows = (await runner.query(`SELECT DISTINCT migration FROM ${STEPS} WHERE way = ?`, [way])) as {
    migration: string;
  }[];
  return rows.map(({ migration }) => migration);
}

async function stepwise(
  runner: QueryRunner,
  migration: string,
  way: Way,
  work: (steps: QueryRunner) => Promise<void>,
): Promise<void> {
  await runner.query(
    `CREATE TABLE IF NOT EXISTS ${STEPS} (migration varchar(128) NOT NULL, way varchar(8) NOT NULL, step varchar(64) NOT NULL,
      PRIMARY KEY (migration, way, step)) ENGINE = InnoDB`,
  );
  // Whoever goes one way has been the other way to its end.
  await runner.query(`DELETE FROM ${STEPS} WHERE migration = ? AND way <> ?`, [migration, way]);
  const steps = new Steps(runner, migration, way);
  await steps.begin();
  await work(steps.runner);
  await steps.end();
}

/** One migration on its way. */
class Steps {
  /** The runner that the migration is given: what changes something is done once. */
  readonly runner: QueryRunner;
  private done: ReadonlySet<string> = new Set();
  private readonly times = new Map<string, number>();
  /** True until the first step that is not noted: it may have been done all the same, just before the end came. */
  private mayBeDone = false;
  private resumed = false;
  private holds = false;

  constructor(
    private readonly real: QueryRunner,
    private readonly migration: string,
    private readonly way: Way,
  ) {
    this.runner = new Proxy(real, { get: (_target, name) => this.methodOf(String(name)) });
  }

  async begin(): Promise<void> {
    const sql = `SELECT step FROM ${STEPS} WHERE migration = ? AND way = ?`;
    const rows = (await this.real.query(sql, [this.migration, this.way])) as { step: string }[];
    this.done = new Set(rows.map(({ step }) => step));
    this.resumed = this.done.size > 0;
    this.mayBeDone = this.resumed;
    if (!this.resumed) await this.note('begun');
  }

  async end(): Promise<void> {
    await this.commit();
  }

  private methodOf(name: string): unknown {
    if (name === 'query') return (sql: string, given: unknown[] = []) => this.query(sql, given);
    if (STEP_METHODS.has(name)) return (...given: unknown[]) => this.change(name, given);
    const one = MANY[name];
    if (one !== undefined)
      return async (table: unknown, all: readonly unknown[]) => {
        for (const each of all) await this.change(one, [table, each]);
      };
    if (UNKNOWN.test(name)) throw new Error(`a migration may not use ${name}: it could not be taken up again`);
    const value = Reflect.get(this.real, name) as unknown;
    return typeof value === 'function' ? (value as Method).bind(this.real) : value;
  }

  private async query(sql: string, given: unknown[]): Promise<unknown> {
    if (/^\s*(?:SELECT|SHOW)\b/i.test(sql)) return this.read(sql, given);
    if (/^\s*SET\b/i.test(sql)) return this.real.query(sql, given);
    if (/^\s*(?:INSERT|UPDATE|DELETE)\b/i.test(sql)) return this.write(sql, given);
    return this.change('query', [sql, given]);
  }

  /** A table that this migration has dropped already had nothing left that was needed. */
  private async read(sql: string, given: unknown[]): Promise<unknown> {
    return this.real.query(sql, given).catch((error: unknown) => {
      if (this.resumed && driverError(error).errno === NO_SUCH_TABLE) return [];
      throw error;
    });
  }

  /** Rows, and the note of them, are kept together. */
  private async write(sql: string, given: unknown[]): Promise<void> {
    const step = this.nameOf('query', [sql, given]);
    if (this.done.has(step)) return;
    if (!this.holds) await this.real.query('START TRANSACTION');
    this.holds = true;
    this.mayBeDone = false;
    await this.real.query(sql, given);
    await this.note(step);
  }

  /** A change of a table, which ends what was written before. */
  private async change(name: string, given: unknown[]): Promise<void> {
    const step = this.nameOf(name, given);
    if (this.done.has(step)) return;
    await this.commit();
    try {
      await (Reflect.get(this.real, name) as Method).apply(this.real, given);
    } catch (error) {
      if (!this.mayBeDone || !wasDone(error)) throw error;
    }
    this.mayBeDone = false;
    await this.note(step);
  }

  private async commit(): Promise<void> {
    if (this.holds) await this.real.query('COMMIT');
    this.holds = false;
  }

  private async note(step: string): Promise<void> {
    await this.real.query(`INSERT INTO ${STEPS} (migration, way, step) VALUES (?, ?, ?)`, [
      this.migration,
      this.way,
      step,
    ]);
  }

  /** What is done, and the how manieth time: the order may differ, for what is gone is not read again. */
  private nameOf(name: string, given: unknown[]): string {
    const hash = createHash('sha256')
      .update(JSON.stringify([name, given]))
      .digest('hex')
      .slice(0, 48);
    const time = (this.times.get(hash) ?? 0) + 1;
    this.times.set(hash, time);
    return `${hash}.${time}`;
  }
}

function wasDone(error: unknown): boolean {
  if (DONE_BEFORE.has(driverError(error).errno ?? 0)) return true;
  // A second reference of the same name.
  if (driverError(error).errno === 1005 && (error as Error).message.includes('errno: 121')) return true;
  return error instanceof TypeORMError && /was not found|does not exist/.test(error.message);
}
