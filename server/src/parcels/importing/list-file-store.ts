// Which rows stand in a file that somebody calls a list of parcels, be it CSV in whatever letters or Excel?
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { MOST_PARCEL_ROWS } from '@kehuoyou/shared';
import { parse } from 'csv-parse';
import { ExcelRefused, excelRows } from '../../documents/excel-reader.js';
import { ListRefused } from './file-row.js';
import type { FileRow } from './file-row.js';
import { listRefusals } from './list-words.js';

/** A sheet of 100,000 rows and ten columns has some 60 MB, and its texts as many. */
const MOST_UNPACKED = 192 * 1_024 * 1_024;
const MOST_RECORD = 65_536;
const MOST_COLUMNS = 100;
/** Titles and notes may stand above the headings. */
const MOST_ABOVE = 20;
/** What CSV begins with is looked at to tell its letters and what parts its cells. */
const LOOKED_AT = 16_384;
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The rows of the file, one after the other. Throws `ListRefused`. */
export async function* fileRows(path: string): AsyncGenerator<FileRow> {
  const head = await headOf(path);
  if (head.length === 0) throw new ListRefused(listRefusals.empty);
  if (head.subarray(0, 4).equals(OLD_EXCEL)) throw new ListRefused(listRefusals.old_excel);
  const rows = head.subarray(0, 2).toString('latin1') === 'PK' ? ofExcel(path) : ofCsv(path, head);
  let last = 0;
  for await (const each of rows) {
    if (last + 1 > MOST_PARCEL_ROWS + MOST_ABOVE) throw new ListRefused(listRefusals.too_long);
    last += 1;
    yield each;
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* ofExcel(path: string): AsyncGenerator<FileRow> {
  try {
    yield* excelRows(await readFile(path), {
      rows: MOST_PARCEL_ROWS + MOST_ABOVE,
      unpackedBytes: MOST_UNPACKED,
    });
  } catch (error) {
    if (error instanceof ExcelRefused) throw new ListRefused(error.fault.reason);
    throw error;
  }
}

async function* ofCsv(path: string, head: Buffer): AsyncGenerator<FileRow> {
  const letters = await lettersOf(path, head);
  const start = new TextDecoder(letters).decode(head);
  if (start.includes('\u0000')) throw new ListRefused(listRefusals.no_table);
  const parser = Readable.from(decoded(path, letters)).pipe(
    parse({
      delimiter: parting(start),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MOST_RECORD,
      trim: true,
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }>) {
      if (record.length > MOST_COLUMNS) throw new ListRefused(listRefusals.too_wide);
      yield { row: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof ListRefused) throw error;
    throw new ListRefused(listRefusals.quotes);
  }
}

/** A mark at the beginning says it; else it is UTF-8 when all of it can be read so, and what Excel writes here otherwise. */
async function lettersOf(path: string, head: Buffer): Promise<'utf-8' | 'utf-16le' | 'gb18030'> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of createReadStream(path)) decoder.decode(part as Buffer, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

async function* decoded(path: string, letters: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(letters);
  for await (const part of createReadStream(path)) {
    const text = decoder.decode(part as Buffer, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** What parts the cells: whichever stands most often in the first lines. */
function parting(start: string): string {
  const count = (mark: string): number => start.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
