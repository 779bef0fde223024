// How is a table of any length sent as an Excel file?
import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';
import { SentFile } from '../http/files/file-answer.js';
import type { Column, Table } from './table.js';

/** What Excel takes in a cell, characters. */
const MOST_CHARACTERS = 32_767;
/** What Excel allows in the name of a sheet. */
const MOST_SHEET_NAME = 31;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

/** How each type is shown, and how many Chinese characters wide it usually is. */
const looks: Readonly<Record<Column<unknown>['type'], { readonly numFmt?: string; readonly width: number }>> = {
  text: { width: 10 },
  number: { width: 6 },
  money: { numFmt: '#,##0.00', width: 7 },
  date: { numFmt: 'yyyy-mm-dd', width: 6 },
  moment: { numFmt: 'yyyy-mm-dd hh:mm', width: 9 },
};

/**
 * The table as a file with one sheet (further ones where it is longer than Excel's million rows), made row by
 * row as it is read: typed cells, a header that stays in sight, columns as wide as their Chinese needs.
 */
export function excelFile<Row>(table: Table<Row>): SentFile {
  const { title, columns } = table;
  const bytes = writeXlsxStream(cells(table), {
    name: sheetName(title),
    columns: columns.map((column) => {
      const { numFmt, width } = looks[column.type];
      return { header: column.name, width: widthOf(column, width), ...(numFmt === undefined ? {} : { numFmt }) };
    }),
    freezePane: { rows: 1 },
  });
  return new SentFile('xlsx', title, Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]));
}

type Cell = string | number | Date | null;

async function* cells<Row>({ columns, rows }: Table<Row>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map((column) => cellOf(column, row) ?? null);
}

function cellOf<Row>(column: Column<Row>, row: Row): Cell | undefined {
  switch (column.type) {
    case 'text':
      return column.cell(row)?.slice(0, MOST_CHARACTERS);
    case 'number':
      return column.cell(row);
    case 'money': {
      const fen = column.cell(row);
      return fen === undefined ? undefined : fen / 100;
    }
    // Excel's dates have no zone: what stands in the cell is what the clocks here show.
    case 'date': {
      const date = column.cell(row);
      return date === undefined ? undefined : new Date(`${date}T00:00:00Z`);
    }
    case 'moment': {
      const instant = column.cell(row);
      return instant && new Date(instant.getTime() + SHANGHAI_AHEAD_MS);
    }
  }
}

/** Excel counts in digits, two of which are as wide as a Chinese character; the header must fit too. */
function widthOf<Row>({ name, width }: Column<Row>, usual: number): number {
  return 2 * Math.max(width ?? usual, name.length) + 2;
}

function sheetName(title: string): string {
  const tame = title.replace(/[\\/?*[\]:\p{C}]/gu, ' ').replace(/^'+|'+$/g, '');
  return [...tame].slice(0, MOST_SHEET_NAME).join('').trim() || 'Sheet1';
}
