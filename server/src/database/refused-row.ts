// What is it to whoever wrote a row that the database refuses it?
//
// A service says what it refuses, in the words of its field. What it cannot see is what another writes at the same
// moment, and what only one database cannot keep: that is told here, by one rule for every table.
import { Failure } from '@kehuoyou/shared';
import { QueryFailedError } from 'typeorm';
import type { DataSource, EntityMetadata } from 'typeorm';
import { driverError } from './out-of-reach.js';
import type { DriverError } from './out-of-reach.js';

const TAKEN_CODES: readonly string[] = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];
/** Refers to a row that is not there, and is referred to by one that is; the older numbers are the same without a name. */
const PARTED: ReadonlySet<number> = new Set([1216, 1217, 1451, 1452]);
/** Out of range, no such instant, no such character, too long. */
const UNFIT: ReadonlySet<number> = new Set([1264, 1292, 1366, 1406]);

/** True when a unique index refused a row. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, code } = driverError(error);
  return errno === 1062 || TAKEN_CODES.includes(code ?? '');
}

/** True when a foreign key refused a row, or its going. */
function isParted(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, code } = driverError(error);
  return PARTED.has(errno ?? 0) || code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** True when somebody else was quicker: whoever begins anew sees what they wrote. */
export function isOvertaken(error: unknown): boolean {
  return isDuplicate(error) || isParted(error);
}

/** The failure that a refused row is; undefined for any other error. Of its fields the one is named that was `sent`. */
export function refusedRow(error: unknown, source: DataSource, sent: readonly string[]): Failure | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const fields = (): string | undefined =>
    fieldsTold(error.driverError as DriverError & Error, source.entityMetadatas).find((field) => sent.includes(field));
  if (isDuplicate(error)) return because(error, new Failure('already_registered', fields()));
  if (isParted(error)) return because(error, new Failure('changed_meanwhile'));
  if (UNFIT.has(driverError(error).errno ?? 0)) return because(error, new Failure('invalid_field', fields()));
  return undefined;
}

function because(cause: Error, failure: Failure): Failure {
  return Object.assign(failure, { cause });
}

/** The properties that the database means: SQLite names columns, MariaDB the index, MySQL the table before it. */
function fieldsTold({ message }: Error, tables: readonly EntityMetadata[]): string[] {
  const named = /for (?:key|column) '(?:[^']*\.)?[`]?([^'`.]+)[`]?'/.exec(message)?.[1];
  const index = tables.flatMap(({ indices }) => indices).find(({ name }) => name === named);
  if (index) return index.columns.map(({ propertyName }) => propertyName).reverse();
  const columns = /UNIQUE constraint failed: (.+)$/.exec(message)?.[1]?.split(', ') ?? (named ? [`.${named}`] : []);
  return columns.map((column) => propertyOf(column, tables)).reverse();
}

/** `vehicle.plate` of SQLite, or `.plate` where no table is told. */
function propertyOf(column: string, tables: readonly EntityMetadata[]): string {
  const [table = '', name = ''] = column.split('.');
  const all = tables.filter(({ tableName }) => table === '' || tableName === table).flatMap(({ columns }) => columns);
  return all.find(({ databaseName }) => databaseName === name)?.propertyName ?? name;
}
