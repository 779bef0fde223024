// How are labels printed, two side by side, so that scissors go along one line and no label is torn by a page?
import { qrModules } from './code-marks.js';
import type { PrintedLabel } from './page-document.js';
import { drawModules } from './pdf-codes.js';
import type { PdfSheet, TextStyle } from './pdf-sheet.js';

const COLUMNS = 2;
const HEIGHT = 112;
const PADDING = 6;
/** Edge of the code with its quiet zone: 3.2 cm. */
const QR_EDGE = 92;
/** Read from two metres. */
const LARGE: TextStyle = { size: 34, bold: true };
const STRONG: TextStyle = { size: 12, bold: true };
const WORDS: TextStyle = { size: 9 };

/** Prints the labels from the left to the right, and on. */
export async function printLabels(sheet: PdfSheet, labels: readonly PrintedLabel[]): Promise<void> {
  const width = sheet.width / COLUMNS;
  for (let at = 0; at < labels.length; at += COLUMNS) {
    const isFirst = at === 0 || !sheet.fits(HEIGHT);
    sheet.need(HEIGHT);
    const row = labels.slice(at, at + COLUMNS);
    cutLines(sheet, row.length * width, isFirst);
    row.forEach((label, column) => draw(sheet, label, sheet.left + column * width, width));
    sheet.y += HEIGHT;
    await sheet.breathe();
  }
}

/** Each line once: two dashed ones on top of each other would be a solid one. */
function cutLines({ pdf, y, left, width }: PdfSheet, wide: number, isFirst: boolean): void {
  if (isFirst) pdf.moveTo(left, y).lineTo(left + wide, y);
  pdf.moveTo(left, y + HEIGHT).lineTo(left + wide, y + HEIGHT);
  for (let x = left; x <= left + wide + 1; x += width / COLUMNS) pdf.moveTo(x, y).lineTo(x, y + HEIGHT);
  pdf.lineWidth(0.5).dash(4, { space: 3 }).stroke('#000').undash();
}

function draw(sheet: PdfSheet, { code, large, corner, strong, words }: PrintedLabel, x: number, width: number): void {
  const top = sheet.y;
  const down = (HEIGHT - QR_EDGE) / 2;
  drawModules({ pdf: sheet.pdf, y: top + down }, qrModules(code), x + PADDING, QR_EDGE);
  const left = x + PADDING + QR_EDGE;
  const room = width - QR_EDGE - 2 * PADDING;
  sheet.y = top + PADDING;
  sheet.write(corner, left, room, { ...STRONG, align: 'right' });
  sheet.y = top + 1;
  const lines = [[large, LARGE], [strong, STRONG], ...words.map((each) => [each, WORDS] as const)] as const;
  for (const [text, style] of lines) {
    const line = sheet.heightOf('字', room, style);
    // What does not fit is cut off: a second line would stand where the next one is.
    sheet.write(text, left, room, style, line);
    sheet.y += line;
  }
  sheet.y = top;
}
