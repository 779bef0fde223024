// How does a document become a PDF that anybody can print and a program can search?
import { SentFile } from '../http/files/file-answer.js';
import type { Block, PageDocument } from './page-document.js';
import { printCodes, printMark } from './pdf-codes.js';
import { printLabels } from './pdf-labels.js';
import type { PdfSheet } from './pdf-sheet.js';
import { printTable } from './pdf-table.js';

/** The document as a file, printed page by page as it is read. */
export function pdfFile(document: PageDocument): SentFile {
  return new SentFile('pdf', document.title, printing(document));
}

/** The whole document at once, for what is kept ready. */
export async function pdfBytes(document: PageDocument): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of printing(document)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* printing(document: PageDocument): AsyncGenerator<Uint8Array> {
  // Loaded with the first document: a start and a command have no time for it.
  const { PdfSheet: Sheet } = await import('./pdf-sheet.js');
  const sheet = new Sheet(document);
  // Whatever goes wrong while printing breaks the stream off, and whoever leaves ends the printing.
  const printed = print(sheet, document).catch((error: unknown) => {
    sheet.pdf.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const piece of sheet.pdf) yield piece as Buffer;
  } finally {
    sheet.pdf.destroy();
    await printed;
  }
}

async function print(sheet: PdfSheet, document: PageDocument): Promise<void> {
  const { blocks, scale } = document;
  printTop(sheet, document);
  for await (const block of blocks) {
    if (sheet.pdf.destroyed) return;
    await printBlock(sheet, block, scale);
    await sheet.breathe();
  }
  if (!sheet.pdf.destroyed) sheet.end();
}

function printTop(sheet: PdfSheet, { title, subtitle, mark, scale }: PageDocument): void {
  const { sizes } = sheet;
  const top = sheet.y;
  const { width = 0, bottom = 0 } = mark ? printMark(sheet, mark, scale) : {};
  sheet.y = top;
  const left = sheet.width - width;
  sheet.paragraph(title, { size: sizes.title, bold: true }, 0, left);
  if (subtitle !== undefined) sheet.paragraph(subtitle, { size: sizes.subtitle }, 0, left);
  sheet.y = Math.max(sheet.y + sizes.usual / 2, bottom);
}

async function printBlock(sheet: PdfSheet, block: Block, scale: PageDocument['scale']): Promise<void> {
  const { sizes } = sheet;
  switch (block.kind) {
    case 'heading':
      // Together with what follows it.
      sheet.need(sizes.heading * 2 + (block.lines === undefined ? sizes.strong * 4 : sizes.usual * 1.6 * block.lines));
      return sheet.paragraph(block.text, { size: sizes.heading, bold: true }, sizes.usual / 2);
    case 'paragraph':
      return sheet.paragraph(block.text, { size: sizes[block.size ?? 'usual'] }, sizes.usual / 2);
    case 'facts':
      return printFacts(sheet, block.facts);
    case 'table':
      return printTable(sheet, block);
    case 'codes':
      return printCodes(sheet, block.codes, scale);
    case 'labels':
      return printLabels(sheet, block.labels);
    case 'new_page':
      return sheet.newPage();
  }
}

function printFacts(sheet: PdfSheet, facts: readonly (readonly [name: string, value: string])[]): void {
  const { sizes, left, width } = sheet;
  const [name, value] = [width * 0.24, width * 0.76];
  const style = { size: sizes.usual };
  for (const [what, is] of facts) {
    const height = Math.min(sheet.heightOf(is, value, { ...style, bold: true }), sheet.bodyHeight);
    sheet.need(height);
    sheet.write(what, left, name, style);
    sheet.write(is, left + name, value, { ...style, bold: true }, height);
    sheet.y += height + sizes.usual / 4;
  }
  sheet.y += sizes.usual / 2;
}
