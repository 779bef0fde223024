// How is a table of any length sent as CSV that a spreadsheet opens and never computes?
import { csvFile as csvText, csvLine, dateAt, secondsAt, wallTime } from '@kehuoyou/shared';
import type { CsvCell } from '@kehuoyou/shared';
import { SentFile } from '../http/files/file-answer.js';
import { piecesOf } from './pieces.js';
import type { Column, Table } from './table.js';

/** The table as a file (RFC 4180, UTF-8 with its mark, CR LF), made row by row as it is read. */
export function csvFile<Row>(table: Table<Row>): SentFile {
  return new SentFile('csv', table.title, piecesOf(lines(table)));
}

async function* lines<Row>({ columns, rows }: Table<Row>): AsyncGenerator<string> {
  // The header with the mark before it, as the phone writes it.
  yield csvText(
    columns.map(({ name }) => name),
    [],
  );
  for await (const row of rows) yield `${csvLine(columns.map((column) => cellOf(column, row)))}\r\n`;
}

function cellOf<Row>(column: Column<Row>, row: Row): CsvCell {
  switch (column.type) {
    case 'money': {
      const fen = column.cell(row);
      return fen === undefined ? '' : fen / 100;
    }
    case 'moment': {
      const instant = column.cell(row);
      return instant === undefined ? '' : `${dateAt(instant)} ${wallTime(secondsAt(instant))}`;
    }
    default:
      return column.cell(row) ?? '';
  }
}
