// What does a table show, and what happens when somebody works with it?
import { csvFile } from '@kehuoyou/shared';
import type { OwnAddress } from '../../core/platform/page-address';
import { takeAway } from '../../core/platform/files/take-away';
import type { Table } from './table-columns';
import { countWords, fileRows, lookOf, nextSort, viewOf } from './table-view';
import type { TableLook, TableView } from './table-view';

/** A table with its rows. */
export interface TableRows<Row> extends Table<Row> {
  readonly rows: readonly Row[];
  /** Where the way of looking at it is kept. */
  readonly address: OwnAddress;
}

/** What is shown, and what can be done. */
export interface TableAtWork<Row> {
  readonly table: Table<Row>;
  readonly look: TableLook;
  readonly view: TableView<Row>;
  /** 20 辆里的 3 辆. */
  readonly count: string;
  /** The row whose detail is open, as long as it is among those that answer. */
  readonly open: Row | undefined;
  readonly sortBy: (name: string) => void;
  readonly find: (words: string) => void;
  readonly choose: (filter: string, value: string | undefined) => void;
  readonly goToPage: (page: number) => void;
  /** Opens a row's detail; undefined closes it. */
  readonly openRow: (key: string | undefined) => void;
  /** Saves every row that answers, in its order, as a file for a spreadsheet. */
  readonly save: () => void;
}

/** A table at work; how it is looked at lies in the page's address. */
export function useTable<Row>({ rows, address, ...table }: TableRows<Row>): TableAtWork<Row> {
  const look = lookOf(address.words, table);
  const view = viewOf(rows, table, look);
  return {
    table,
    look,
    view,
    count: countWords(rows.length, view, table.unit),
    open: look.open === undefined ? undefined : view.found.find((row) => table.keyOf(row) === look.open),
    sortBy: (name) => address.write(nextSort(look, name)),
    find: (find) => address.write({ find, page: undefined }),
    choose: (filter, value) => address.write({ [filter]: value, page: undefined }),
    goToPage: (page) => address.write({ page: page === 1 ? undefined : String(page) }),
    openRow: (key) => address.write({ open: key }),
    save() {
      const header = table.columns.map(({ word }) => word);
      void takeAway(`${table.caption}.csv`, csvFile(header, fileRows(view, table.columns)));
    },
  };
}

/** The words that a table and its filters write into the address, all taken away: for another table in its place. */
export function noLook(...filters: readonly { readonly name: string }[]): Readonly<Record<string, undefined>> {
  return Object.fromEntries(
    ['sort', 'find', 'page', 'open', ...filters.map(({ name }) => name)].map((name) => [name, undefined]),
  );
}
