// How does an entity say what its columns are? In the words in which the migrations say it.
//
// The name of a column follows from its property (`naming-strategy`); `{ name: … }` says another one.
import { Column, JoinColumn, ManyToOne } from 'typeorm';
import type { ColumnOptions, ObjectLiteral } from 'typeorm';

/** May be null. */
export const optional: ColumnOptions = { nullable: true };

/** Part of the primary key. */
export const key: ColumnOptions = { primary: true };

/** A text of at most `length` characters. */
export function Words(length: number, extra: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'varchar', length, ...extra });
}

/** A column that holds sealed text, for whoever seals it anew. */
export interface SealedColumn {
  readonly table: new () => ObjectLiteral;
  readonly property: string;
  /** What the text is sealed for, before the colon and the primary key: `person.name`. */
  readonly place: string;
}

/** Every such column of every entity that was loaded. */
export const sealedColumns: SealedColumn[] = [];

/** A text that is sealed for `place`, in at most `length` characters; none of its rows is read without the vault's keys. */
export function Sealed(place: string, extra: ColumnOptions = {}, length = 512): PropertyDecorator {
  return (entity, property) => {
    rememberSealed(place)(entity, property);
    Words(length, extra)(entity, property);
  };
}

/** The same for more than a line: up to 65,535 characters, which is what MariaDB's TEXT holds. */
export function SealedText(place: string, extra: ColumnOptions = {}): PropertyDecorator {
  return (entity, property) => {
    rememberSealed(place)(entity, property);
    Column({ type: 'text', ...extra })(entity, property);
  };
}

function rememberSealed(place: string): PropertyDecorator {
  return (entity, property) => {
    sealedColumns.push({
      table: entity.constructor as SealedColumn['table'],
      property: String(property),
      place,
    });
  };
}

/** The row's own id, its primary key: a UUIDv7, or the field's own id of at most 36 characters. */
export function Id(): PropertyDecorator {
  return Words(36, key);
}

/** The id of another row. */
export function Reference(extra: ColumnOptions = {}): PropertyDecorator {
  return Words(36, extra);
}

/** An instant in UTC, to the millisecond. */
export function Instant(extra: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'datetime', precision: 3, ...extra });
}

/** A whole number. */
export function Whole(extra: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'integer', ...extra });
}

/** True or false; false unless given. */
export function Flag(unlessSaid: 0 | 1 = 0): PropertyDecorator {
  return Column({ type: 'boolean', default: unlessSaid });
}

/**
 * The row that a reference of this one points to; a foreign key guards it. `column` names the reference where
 * it is not called after the property. CASCADE: goes with that row; RESTRICT: keeps that row from going.
 */
export function BelongsTo(
  target: () => new () => ObjectLiteral,
  onDelete: 'CASCADE' | 'RESTRICT',
  column?: string,
): PropertyDecorator {
  return (entity, property) => {
    ManyToOne(target, { onDelete, onUpdate: 'NO ACTION' })(entity, property);
    JoinColumn(column === undefined ? {} : { name: column })(entity, property);
  };
}
