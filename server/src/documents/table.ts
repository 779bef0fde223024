// What is a table, before it becomes CSV or Excel?
import type { ServiceDate } from '@kehuoyou/shared';

/** What a column says of each row. `undefined` leaves the cell empty. */
interface ColumnOf<Row, Type extends string, Value> {
  /** The header, in Chinese. */
  readonly name: string;
  readonly type: Type;
  readonly cell: (row: Row) => Value | undefined;
  /** Chinese characters that are to fit; by its type unless given. */
  readonly width?: number;
}

/**
 * A column. `text` is never computed, whatever it begins with, and long numbers such as a waybill's are text; `number` is added up as it is;
 * `money` is integer fen and shown as yuan with two decimals; `date` is a civil date; `moment` an instant,
 * shown as the clocks in China show it.
 */
export type Column<Row> =
  | ColumnOf<Row, 'text', string>
  | ColumnOf<Row, 'number', number>
  | ColumnOf<Row, 'money', number>
  | ColumnOf<Row, 'date', ServiceDate>
  | ColumnOf<Row, 'moment', Date>;

/** A table of any length: its rows are asked for one after the other while it is written. */
export interface Table<Row> {
  /** Name of the file and of the sheet. */
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
}
