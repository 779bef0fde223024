// How is a table printed, with its header on every page and no row torn in two?
import type { Block, PageColumn } from './page-document.js';
import type { PdfSheet, TextStyle } from './pdf-sheet.js';

const PADDING = 4;

/** Prints the rows as they come. */
export async function printTable(
  sheet: PdfSheet,
  { columns, rows, goesOn }: Extract<Block, { readonly kind: 'table' }>,
): Promise<void> {
  const table = new PrintedTable(sheet, columns, goesOn);
  // A header alone at the foot of a page says nothing.
  sheet.need(table.headHeight + 3 * (sheet.sizes.strong + 2 * PADDING));
  table.head();
  for await (const row of rows) {
    if (sheet.pdf.destroyed) return;
    table.row(row);
    await sheet.breathe();
  }
  sheet.y += sheet.sizes.usual;
}

class PrintedTable {
  readonly headHeight: number;
  private readonly places: readonly { readonly x: number; readonly width: number }[];

  constructor(
    private readonly sheet: PdfSheet,
    private readonly columns: readonly PageColumn[],
    private readonly goesOn: string | undefined,
  ) {
    const all = columns.reduce((sum, { share }) => sum + share, 0);
    let x = sheet.left;
    this.places = columns.map(({ share }) => {
      const width = (share / all) * sheet.width;
      x += width;
      return { x: x - width, width: width - 2 * PADDING };
    });
    this.headHeight = this.heightOf(
      columns.map(({ name }) => name),
      this.headStyles(),
    );
  }

  head(): void {
    this.sheet.rule(1.5);
    this.line(
      this.columns.map(({ name }) => name),
      this.headStyles(),
      this.headHeight,
    );
    this.sheet.rule(1.5);
  }

  row(cells: readonly string[]): void {
    const styles = this.columns.map(({ strong, align }): TextStyle => {
      const { sizes } = this.sheet;
      return { size: strong === true ? sizes.strong : sizes.usual, bold: strong === true, align: align ?? 'left' };
    });
    const height = Math.min(this.heightOf(cells, styles), this.sheet.bodyHeight - this.headHeight);
    if (!this.sheet.fits(height)) {
      this.sheet.newPage();
      if (this.goesOn !== undefined)
        this.sheet.paragraph(this.goesOn, { size: this.sheet.sizes.strong, bold: true }, PADDING);
      this.head();
    }
    this.line(cells, styles, height);
    this.sheet.rule();
  }

  private headStyles(): TextStyle[] {
    return this.columns.map(({ align }) => ({ size: this.sheet.sizes.small, bold: true, align: align ?? 'left' }));
  }

  private heightOf(cells: readonly string[], styles: readonly TextStyle[]): number {
    const heights = this.places.map(({ width }, index) =>
      this.sheet.heightOf(cells[index] ?? '', width, styles[index] ?? { size: this.sheet.sizes.usual }),
    );
    return Math.max(...heights) + 2 * PADDING;
  }

  private line(cells: readonly string[], styles: readonly TextStyle[], height: number): void {
    const top = this.sheet.y;
    this.places.forEach(({ x, width }, index) => {
      const style = styles[index] ?? { size: this.sheet.sizes.usual };
      const own = this.sheet.heightOf(cells[index] ?? '', width, style);
      // What is lower than its row stands in the middle of it.
      this.sheet.y = top + Math.max(PADDING, (height - own) / 2);
      this.sheet.write(cells[index] ?? '', x + PADDING, width, style, height - PADDING);
    });
    this.sheet.y = top + height;
  }
}
