// What stands in a table that somebody filled in with Excel, row by row, and what is wrong with it where?
import { zipSync } from 'fflate';
import { isServiceDate } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { measuredZip } from './measured-zip.js';
import type { ZipRefusal } from './measured-zip.js';

/** A column that is looked for by its header, wherever it stands. */
export interface WantedColumn {
  readonly name: string;
  /** `text` up to `most` characters (255 unless given), `whole` a number from 0 to `most`, `money` yuan that become fen, `date` a civil date. */
  readonly type: 'text' | 'whole' | 'money' | 'date';
  /** True where a cell may be empty. */
  readonly optional?: boolean;
  readonly most?: number;
}

/** What is wrong, where, in a sentence for whoever filled the table in. */
export interface ExcelFault {
  readonly sheet: string;
  /** As Excel counts: the header is row 1. 0 is the file as a whole. */
  readonly row: number;
  /** The column's header; empty where it is the whole row's fault. */
  readonly column: string;
  readonly reason: string;
}

/** One row below the header: what it says by column, or what is wrong with it. */
export interface ExcelRow {
  readonly row: number;
  readonly values: ReadonlyMap<string, string | number>;
  readonly faults: readonly ExcelFault[];
}

/** How much is read before the file is refused. */
export interface ExcelLimits {
  readonly rows: number;
  /** Unpacked bytes; a sheet of 20,000 rows and ten columns has some 10 MB. */
  readonly unpackedBytes: number;
}

const USUAL_LIMITS: ExcelLimits = { rows: 20_000, unpackedBytes: 32 * 1_024 * 1_024 };
const MOST_PARTS = 200;
const MOST_COLUMNS = 'CV';
const MOST_TEXT = 255;
const FEN = 100;
/** Excel keeps fifteen digits of a number. */
const MOST_DIGITS = 1e15;

/** Thrown when the file as a whole cannot be used. */
export class ExcelRefused extends Error {
  constructor(readonly fault: ExcelFault) {
    super(fault.reason);
    this.name = 'ExcelRefused';
  }
}

/**
 * The rows of the first sheet that can be seen, one after the other. Rows without any word are passed over. Throws `ExcelRefused` when it is
 * no Excel file, holds more than `limits`, or lacks a column that is wanted.
 */
export async function* readExcel(
  bytes: Uint8Array,
  columns: readonly WantedColumn[],
  limits: ExcelLimits = USUAL_LIMITS,
): AsyncGenerator<ExcelRow> {
  const workbook = await soundWorkbook(bytes, limits);
  const sheet = await firstSheet(workbook);
  let places: ReadonlyMap<string, number> | undefined;
  const range = `A1:${MOST_COLUMNS}${limits.rows + 2}`;
  for await (const { index, values } of rowsOf(workbook, sheet, range)) {
    const row = index + 1;
    if (!places) {
      places = placesIn(values, columns, { sheet, row });
      continue;
    }
    if (row > limits.rows + 1)
      throw refused({ sheet, row, column: '', reason: `超过 ${limits.rows} 行，请分成几个文件` });
    if (values.every((cell) => wordsOf(cell) === '')) continue;
    yield readRow(values, columns, places, { sheet, row });
  }
  if (!places) throw refused({ sheet, row: 1, column: '', reason: '这张表是空的，连表头都没有' });
}

/** A row as it stands in the sheet, without knowing its columns. */
export interface SheetRow {
  /** As Excel counts, from 1. */
  readonly row: number;
  /** As somebody reads them; a number with more digits than Excel keeps is written with its exponent. */
  readonly cells: readonly string[];
}

/**
 * Every row of the first sheet that can be seen, from the first on. No formula is computed: what it came to when the
 * file was saved is read. Throws `ExcelRefused` when it is no Excel file; what is beyond `limits` is refused or left.
 */
export async function* excelRows(bytes: Uint8Array, limits: ExcelLimits): AsyncGenerator<SheetRow> {
  const workbook = await soundWorkbook(bytes, limits);
  const sheet = await firstSheet(workbook);
  for await (const { index, values } of rowsOf(workbook, sheet, `A1:${MOST_COLUMNS}${limits.rows + 1}`)) {
    const cells = values.map((cell) =>
      typeof cell === 'number' && Math.abs(cell) >= MOST_DIGITS ? cell.toExponential() : wordsOf(cell),
    );
    if (cells.some((cell) => cell !== '')) yield { row: index + 1, cells };
  }
}

type RawCell = string | number | boolean | Date | null | undefined;
type Where = Pick<ExcelFault, 'sheet' | 'row'>;

const refusals: Readonly<Record<ZipRefusal, string>> = {
  no_zip: '这不是 Excel 文件（.xlsx），请用表格软件另存为“Excel 工作簿”再传',
  encrypted: '文件有密码，请去掉密码再传',
  damaged: '文件坏了，打不开，请重新保存再传',
  too_large: '文件展开以后太大，请删掉用不着的表和格式，或者分成几个文件',
};

/** The parts that hold words, numbers and dates, packed anew: the reader sees what was measured and nothing else. */
async function soundWorkbook(bytes: Uint8Array, { unpackedBytes }: ExcelLimits): Promise<Uint8Array> {
  const parts = await measuredZip(
    bytes,
    (name) => /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[\w/-]+\.xml|xl\/_rels\/workbook\.xml\.rels)$/.test(name),
    { unpacked: unpackedBytes, files: MOST_PARTS },
  );
  if (typeof parts === 'string') throw refused({ sheet: '', row: 0, column: '', reason: refusals[parts] });
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

async function firstSheet(workbook: Uint8Array): Promise<string> {
  const visible: string[] = [];
  // Asked of each sheet before it is read; none is.
  await readXlsx(workbook, {
    sheets: ({ name, hidden, veryHidden }) => {
      if (hidden !== true && veryHidden !== true) visible.push(name);
      return false;
    },
  }).catch(() => {
    throw refused({ sheet: '', row: 0, column: '', reason: refusals.no_zip });
  });
  const [first] = visible;
  if (first === undefined) throw refused({ sheet: '', row: 0, column: '', reason: '文件里没有看得见的表' });
  return first;
}

async function* rowsOf(workbook: Uint8Array, sheet: string, range: string) {
  try {
    yield* streamXlsxRows(workbook, { sheet, range });
  } catch {
    throw refused({ sheet, row: 0, column: '', reason: refusals.damaged });
  }
}

function placesIn(
  header: readonly RawCell[],
  columns: readonly WantedColumn[],
  where: Where,
): ReadonlyMap<string, number> {
  const names = header.map(wordsOf);
  const found = new Map<string, number>();
  for (const { name, optional } of columns) {
    const place = names.indexOf(name);
    if (place >= 0) found.set(name, place);
    else if (optional !== true)
      throw refused({ ...where, column: name, reason: `缺“${name}”这一列，请用我们的表格样子` });
    if (place >= 0 && names.includes(name, place + 1))
      throw refused({ ...where, column: name, reason: `“${name}”这一列有两个` });
  }
  return found;
}

function readRow(
  cells: readonly RawCell[],
  columns: readonly WantedColumn[],
  places: ReadonlyMap<string, number>,
  where: Where,
): ExcelRow {
  const values = new Map<string, string | number>();
  const faults: ExcelFault[] = [];
  for (const column of columns) {
    const cell = cells[places.get(column.name) ?? -1];
    const words = wordsOf(cell);
    if (words === '') {
      if (column.optional !== true) faults.push({ ...where, column: column.name, reason: '这一格不能空' });
      continue;
    }
    const read = readers[column.type](cell, words, column.most);
    if (read.reason === undefined) values.set(column.name, read.value);
    else faults.push({ ...where, column: column.name, reason: read.reason });
  }
  return { row: where.row, values, faults };
}

type Read = { readonly value: string | number; readonly reason?: undefined } | { readonly reason: string };

const readers: Readonly<Record<WantedColumn['type'], (cell: RawCell, words: string, most?: number) => Read>> = {
  text: (_cell, words, most = MOST_TEXT) =>
    words.length > most ? { reason: `有 ${words.length} 个字，最多 ${most} 个` } : { value: words },
  whole: (_cell, words, most = Number.MAX_SAFE_INTEGER) => {
    const value = Number(words);
    if (!/^\d{1,15}$/.test(words)) return { reason: `“${shown(words)}”不是整数` };
    return value > most ? { reason: `${value} 太大，最多 ${most}` } : { value };
  },
  money: (_cell, words) => {
    const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(words);
    if (!match) return { reason: `“${shown(words)}”不是金额，要写成 12.50 这样` };
    return { value: Number(match[1]) * FEN + Number((match[2] ?? '').padEnd(2, '0')) };
  },
  date: (cell, words) => {
    const date = dateIn(cell, words);
    return date === undefined ? { reason: `“${shown(words)}”不是日期，要写成 2026-11-24 这样` } : { value: date };
  },
};

function dateIn(cell: RawCell, words: string): ServiceDate | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words) ?? [];
  const text =
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isServiceDate(text) ? text : undefined;
}

/** A cell as somebody reads it. Numbers lose what arithmetic adds to them (12.100000000000001). */
function wordsOf(cell: RawCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '日期' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return String(cell).trim();
}

function shown(words: string): string {
  return [...words].slice(0, 20).join('');
}

function refused(fault: ExcelFault): ExcelRefused {
  return new ExcelRefused(fault);
}
