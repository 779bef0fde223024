// How are codes drawn so large that any scanner reads them, each with its words below?
import { code128Bars, qrModules, QUIET_MODULES } from './code-marks.js';
import type { PrintedCode } from './page-document.js';
import type { PdfSheet } from './pdf-sheet.js';

/** Edge of a printed QR code with its quiet zone: 3.6 cm on paper, 5 cm on a notice. */
const QR_EDGE = { notice: 142, paper: 102 } as const;
/** Width of a module of Code 128: 0.35 mm, which the oldest hand scanner reads. */
const BAR_MODULE = 1;
const BAR_HEIGHT = 48;
const GAP = 14;
/** Words that are longer than this are broken. */
const MOST_OF_WIDTH = 0.6;

/** Prints the codes side by side, as many as fit. */
export async function printCodes(
  sheet: PdfSheet,
  codes: readonly PrintedCode[],
  scale: 'notice' | 'paper',
): Promise<void> {
  let x = sheet.left;
  let rowHeight = 0;
  for (const code of codes) {
    const drawn = measured(sheet, code, scale);
    if (x > sheet.left && x + drawn.width > sheet.left + sheet.width) {
      sheet.y += rowHeight + GAP;
      [x, rowHeight] = [sheet.left, 0];
    }
    if (x === sheet.left) sheet.need(drawn.height);
    draw(sheet, code, x, drawn);
    x += drawn.width + GAP;
    rowHeight = Math.max(rowHeight, drawn.height);
    await sheet.breathe();
  }
  sheet.y += rowHeight + GAP;
}

/** Prints one code at the right edge; gives the width that it takes there and where it ends. */
export function printMark(
  sheet: PdfSheet,
  code: PrintedCode,
  scale: 'notice' | 'paper',
): { readonly width: number; readonly bottom: number } {
  const drawn = measured(sheet, code, scale);
  draw(sheet, code, sheet.left + sheet.width - drawn.width, drawn);
  return { width: drawn.width + GAP, bottom: sheet.y + drawn.height + GAP };
}

interface Drawn {
  /** Of the code or of its words, whichever is wider. */
  readonly width: number;
  readonly codeWidth: number;
  readonly codeHeight: number;
  readonly height: number;
  readonly bars?: readonly number[];
  readonly modules?: readonly (readonly boolean[])[];
}

function measured(sheet: PdfSheet, { symbology, text, words }: PrintedCode, scale: 'notice' | 'paper'): Drawn {
  const bars = symbology === 'code128' ? code128Bars(text) : undefined;
  const modules = symbology === 'qr' ? qrModules(text) : undefined;
  const codeWidth =
    bars === undefined
      ? QR_EDGE[scale]
      : Math.min(sheet.width, (bars.reduce((sum, each) => sum + each, 0) + 2 * QUIET_MODULES.code128) * BAR_MODULE);
  const style = { size: sheet.sizes.small };
  const widest = Math.max(codeWidth, ...words.map((line) => sheet.widthOf(line, style) + 1));
  const width = Math.min(widest, sheet.width * MOST_OF_WIDTH);
  const codeHeight = bars === undefined ? codeWidth : BAR_HEIGHT;
  const under = words.reduce((sum, line) => sum + sheet.heightOf(line, width, style), 0);
  const height = codeHeight + under;
  return { width, codeWidth, codeHeight, height, ...(bars ? { bars } : {}), ...(modules ? { modules } : {}) };
}

function draw(
  sheet: PdfSheet,
  { words }: PrintedCode,
  x: number,
  { width, codeWidth, codeHeight, bars, modules }: Drawn,
): void {
  const top = sheet.y;
  const left = x + (width - codeWidth) / 2;
  if (bars) drawBars(sheet, bars, left, codeWidth);
  if (modules) drawModules(sheet, modules, left, codeWidth);
  const style = { size: sheet.sizes.small, align: 'center' } as const;
  sheet.y = top + codeHeight;
  for (const line of words) {
    sheet.write(line, x, width, style);
    sheet.y += sheet.heightOf(line, width, style);
  }
  sheet.y = top;
}

/** Bars and squares are one filled path: a printer draws them as sharply as it can. */
function drawBars({ pdf, y }: PdfSheet, bars: readonly number[], left: number, width: number): void {
  const all = bars.reduce((sum, each) => sum + each, 0) + 2 * QUIET_MODULES.code128;
  const module = width / all;
  let x = left + QUIET_MODULES.code128 * module;
  bars.forEach((modules, index) => {
    if (index % 2 === 0) pdf.rect(x, y, modules * module, BAR_HEIGHT - 4);
    x += modules * module;
  });
  pdf.fill('#000');
}

/** Draws a QR code with its quiet zone, `edge` wide. */
export function drawModules(
  { pdf, y }: Pick<PdfSheet, 'pdf' | 'y'>,
  modules: readonly (readonly boolean[])[],
  left: number,
  edge: number,
): void {
  const module = edge / (modules.length + 2 * QUIET_MODULES.qr);
  const quiet = QUIET_MODULES.qr * module;
  modules.forEach((row, down) => {
    row.forEach((black, across) => {
      if (!black) return;
      // Neighbours are drawn as one, or fine white lines would show between them.
      if (across > 0 && row[across - 1] === true) return;
      let length = 1;
      while (row[across + length] === true) length += 1;
      pdf.rect(left + quiet + across * module, y + quiet + down * module, length * module, module + 0.05);
    });
  });
  pdf.fill('#000');
}
