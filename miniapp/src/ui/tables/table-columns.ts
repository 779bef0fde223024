// What is a table made of?
import type { ReactNode } from 'react';
import type { CsvCell } from '@kehuoyou/shared';

/** One column. */
export interface Column<Row> {
  /** Its name in the address: it never changes. */
  readonly name: string;
  /** Its name on the screen and in a file. */
  readonly word: string;
  /** What stands in a cell, in words: it is found by them, exported, and shown unless `cell` draws them. */
  readonly text: (row: Row) => string;
  /** What the column is sorted by: the words unless given. Undefined stands last, either way up. */
  readonly order?: (row: Row) => string | number | undefined;
  /** What stands in a file: the words unless given. Give figures as numbers, so that they can be added up. */
  readonly file?: (row: Row) => CsvCell;
  /** The words drawn, such as with a state's shape. */
  readonly cell?: (row: Row) => ReactNode;
  /** True for figures, which stand to the right. */
  readonly figures?: boolean;
  /** False for what makes way when the detail stands beside the list: the detail says it too. */
  readonly beside?: boolean;
}

/** One choice of a filter. */
export interface FilterChoice<Row> {
  readonly value: string;
  readonly word: string;
  readonly holds: (row: Row) => boolean;
}

/** A question with few answers, such as whose papers run out. */
export interface TableFilter<Row> {
  /** Its name in the address: it never changes. */
  readonly name: string;
  /** What is chosen, for screen readers. */
  readonly word: string;
  readonly choices: readonly FilterChoice<Row>[];
}

/** Rows of one kind, and what there is to say of each. The first column names the row. */
export interface Table<Row> {
  /** What the rows are, such as 车辆. */
  readonly caption: string;
  /** What they are counted in, such as 辆. */
  readonly unit: string;
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly filters?: readonly TableFilter<Row>[];
  /** What tells a row from every other; it stands in the address while the row is open. */
  readonly keyOf: (row: Row) => string;
}
