// How are columns written so that SQLite and MariaDB make the same schema from them?
//
// The names below are those that both drivers read back unchanged (`integer`, never `int`; no enum,
// uuid or decimal; times set by the application), which is what keeps the drift at zero.
import { Table, TableForeignKey, TableIndex } from 'typeorm';
import type { QueryRunner, TableColumnOptions } from 'typeorm';

type Extra = Partial<TableColumnOptions>;

/** A text of at most `length` characters. */
export const text = (name: string, length: number, extra: Extra = {}): TableColumnOptions => ({
  name, type: 'varchar', length: String(length), ...extra,
});
/** A whole number. */
export const integer = (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'integer', ...extra });
/** A double-precision number. */
export const double = (name: string): TableColumnOptions => ({ name, type: 'double' });
/** An instant in UTC, to the millisecond. */
export const instant = (name: string, extra: Extra = {}): TableColumnOptions => ({
  name, type: 'datetime', precision: 3, ...extra,
});
/** Part of the primary key. */
export const key: Extra = { isPrimary: true };
/** May be null. */
export const optional: Extra = { isNullable: true };

/** A table with its indexes and references, made and unmade as one. */
export interface TablePlan {
  readonly name: string;
  readonly columns: readonly TableColumnOptions[];
  readonly indices?: readonly { readonly name: string; readonly columns: readonly string[]; readonly unique?: true }[];
  readonly references?: readonly {
    readonly name: string;
    readonly column: string;
    readonly to: string;
    readonly toColumn: string;
    readonly onDelete: 'CASCADE' | 'RESTRICT';
  }[];
}

/** Makes the tables in the given order. */
export async function createTables(runner: QueryRunner, plans: readonly TablePlan[]): Promise<void> {
  for (const plan of plans) {
    await runner.createTable(
      new Table({
        name: plan.name,
        columns: [...plan.columns],
        indices: (plan.indices ?? []).map(
          ({ name, columns, unique }) =>
            new TableIndex({ name, columnNames: [...columns], isUnique: unique ?? false }),
        ),
        foreignKeys: (plan.references ?? []).map(
          ({ name, column, to, toColumn, onDelete }) =>
            new TableForeignKey({
              name,
              columnNames: [column],
              referencedTableName: to,
              referencedColumnNames: [toColumn],
              onDelete,
              onUpdate: 'NO ACTION',
            }),
        ),
      }),
    );
  }
}

/** Drops the tables in reverse order. */
export async function dropTables(runner: QueryRunner, plans: readonly TablePlan[]): Promise<void> {
  for (const plan of [...plans].reverse()) await runner.dropTable(plan.name);
}
