// Which rows of a table are shown: found by words, chosen by filters, sorted, and a page of them?
import type { CsvCell } from '@kehuoyou/shared';
import type { AddressWords } from '../../core/platform/page-address';
import type { Column, Table } from './table-columns';
import { sortRows } from './table-order';

/** Rows on one page. */
export const PAGE_ROWS = 50;

/** How somebody looks at a table, as the page's address says it. */
export interface TableLook {
  /** The column that it is sorted by; as the rows came where none is named. */
  readonly sort: string | undefined;
  readonly down: boolean;
  /** Words that a row must contain, every one of them. */
  readonly find: string;
  /** From 1. */
  readonly page: number;
  /** Key of the row whose detail is open. */
  readonly open: string | undefined;
  /** The chosen value of each filter that something is chosen of. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** What the address says: `sort=plate` upwards, `sort=-plate` downwards, `find`, `page`, `open`, and each filter by its name. */
export function lookOf<Row>(words: AddressWords, table: Table<Row>): TableLook {
  const sort = words['sort'] ?? '';
  const name = sort.replace(/^-/, '');
  const page = Number(words['page']);
  const filters = table.filters ?? [];
  return {
    sort: table.columns.some((column) => column.name === name) ? name : undefined,
    down: sort.startsWith('-'),
    find: words['find'] ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    open: words['open'],
    chosen: Object.fromEntries(
      filters.flatMap((filter) =>
        filter.choices.filter(({ value }) => value === words[filter.name]).map(({ value }) => [filter.name, value]),
      ),
    ),
  };
}

/** The words to write when a column's header is pressed: upwards, downwards, then as the rows came. */
export function nextSort({ sort, down }: TableLook, name: string): AddressWords {
  if (sort !== name) return { sort: name, page: undefined };
  return { sort: down ? undefined : `-${name}`, page: undefined };
}

/** What is shown of a table. */
export interface TableView<Row> {
  /** Every row that answers, in order; what is exported. */
  readonly found: readonly Row[];
  /** Those of the page. */
  readonly shown: readonly Row[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** The rows as `look` asks for them; a page beyond the last is the last. */
export function viewOf<Row>(rows: readonly Row[], table: Table<Row>, look: TableLook): TableView<Row> {
  const column = table.columns.find(({ name }) => name === look.sort);
  const answering = rows.filter((row) => isChosen(row, table, look) && isFound(row, table.columns, look.find));
  const found = column === undefined ? answering : sortRows(answering, column, look.down);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const page = Math.min(look.page, pages);
  return { found, shown: found.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS), page, pages };
}

function isChosen<Row>(row: Row, { filters = [] }: Table<Row>, { chosen }: TableLook): boolean {
  return filters.every(({ name, choices }) => {
    const choice = choices.find(({ value }) => value === chosen[name]);
    return choice === undefined || choice.holds(row);
  });
}

function isFound<Row>(row: Row, columns: readonly Column<Row>[], find: string): boolean {
  const words = find
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const texts = columns.map((column) => column.text(row).toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word)));
}

/** 20 辆; 20 辆里的 3 辆 where not all of them answer; 第 51–100 条，共 142 条 where they fill pages. */
export function countWords<Row>(rows: number, { found, shown, page, pages }: TableView<Row>, unit: string): string {
  const answering = found.length === rows ? `${rows} ${unit}` : `${rows} ${unit}里的 ${found.length} ${unit}`;
  if (pages === 1) return answering;
  const first = (page - 1) * PAGE_ROWS + 1;
  return `${answering}，现在看第 ${first}–${first + shown.length - 1} ${unit}`;
}

/** The rows that answer, as they stand in a file. */
export function fileRows<Row>({ found }: TableView<Row>, columns: readonly Column<Row>[]): CsvCell[][] {
  return found.map((row) => columns.map((column) => (column.file ?? column.text)(row)));
}
