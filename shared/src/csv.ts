// How is a table written so that a spreadsheet opens it as text and computes nothing?

/** What stands in one cell: words, or a number that is to be added up. */
export type CsvCell = string | number;

/** Spreadsheets take what begins so for a formula, also behind blanks (OWASP, CSV Injection; its signs are also typed full-width). */
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r]/;
/** Without it Excel reads UTF-8 as the computer's own code page. */
const BYTE_ORDER_MARK = '\ufeff';

/** The words of one cell, with a ' before them where a spreadsheet would compute them. A number is no formula. */
export function harmlessCell(cell: CsvCell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** One line of a file, without its end (RFC 4180). */
export function csvLine(cells: readonly CsvCell[]): string {
  return cells.map((cell) => quoted(harmlessCell(cell))).join(',');
}

/** A whole file: the byte order mark, the header, the rows, each line ended by CR LF. */
export function csvFile(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `${BYTE_ORDER_MARK}${[header, ...rows].map((row) => `${csvLine(row)}\r\n`).join('')}`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
