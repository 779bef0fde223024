// Where on which page does the next piece go, and what stands at the head and foot of each?
import PDFDocument from 'pdfkit';
import { fonts } from './fonts.js';
import type { PageDocument } from './page-document.js';

/** A4, points of 1/72 inch. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 42;
const HEAD = 24;
const FOOT = 30;
/** Bytes that may wait for a caller who reads slowly. */
const MOST_WAITING = 262_144;
/** Lines of text after which others have their turn. */
const TURN_AFTER = 50;
/** Heights that are remembered. */
const MOST_HEIGHTS = 2_000;

/** Sizes of type, points. A `notice` is read from two metres by old people. */
export const typeSizes = {
  notice: { title: 36, subtitle: 18, heading: 24, strong: 22, usual: 17, small: 13 },
  paper: { title: 20, subtitle: 12, heading: 14, strong: 12, usual: 11, small: 9 },
} as const;

/** How a piece of text is set. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'right' | 'center';
}

/** The pages of one PDF, filled from top to bottom. */
export class PdfSheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly left = MARGIN;
  readonly width = WIDTH - 2 * MARGIN;
  readonly sizes: (typeof typeSizes)[PageDocument['scale']];
  /** Where the next piece begins. */
  y = MARGIN;
  private page = 1;
  /** Laying out Chinese takes longer than all else, and the same words come again in every row. */
  private readonly heights = new Map<string, number>();
  private lines = 0;
  private wake: () => void = () => undefined;

  constructor(private readonly document: PageDocument) {
    const { title, madeAt, scale } = document;
    this.sizes = typeSizes[scale];
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, CreationDate: madeAt },
    });
    const { regular, bold } = fonts();
    this.pdf.registerFont('regular', regular);
    this.pdf.registerFont('bold', bold);
    // The stream asks for more: whoever waits in `breathe` goes on.
    this.pdf._read = () => this.wake();
    this.pdf.on('close', () => this.wake());
  }

  /** Height of a text that is as wide as it may be. */
  heightOf(text: string, width: number, style: TextStyle): number {
    const key = `${style.size} ${style.bold === true} ${width} ${text}`;
    const known = this.heights.get(key);
    if (known !== undefined) return known;
    const height = this.set(style).heightOfString(text, { width, lineGap: lineGap(style) });
    if (this.heights.size >= MOST_HEIGHTS) this.heights.clear();
    this.heights.set(key, height);
    return height;
  }

  /** Width of a text in one line. */
  widthOf(text: string, style: TextStyle): number {
    return this.set(style).widthOfString(text);
  }

  /** Writes a text without moving on; what is higher than `most` is cut off with an ellipsis. */
  write(text: string, x: number, width: number, style: TextStyle, most = Infinity): void {
    this.lines += 1;
    const cut = this.heightOf(text, width, style) > most;
    this.set(style).text(text, x, this.y, {
      width,
      align: style.align ?? 'left',
      lineGap: lineGap(style),
      ...(cut ? { height: most, ellipsis: true } : {}),
    });
  }

  /** Writes a paragraph and moves on. It begins on another page where it fits whole, and runs over pages where it fits on none. */
  paragraph(text: string, style: TextStyle, after = 0, width = this.width): void {
    let rest = text;
    if (!this.fits(this.heightOf(rest, width, style)) && this.heightOf(rest, width, style) <= this.bodyHeight)
      this.newPage();
    while (!this.fits(this.heightOf(rest, width, style))) {
      const part = rest.slice(0, this.mostThatFits(rest, width, style));
      if (part !== '') this.write(part, this.left, width, style);
      rest = rest.slice(part.length);
      this.newPage();
    }
    this.write(rest, this.left, width, style);
    this.y += this.heightOf(rest, width, style) + after;
  }

  /** A thin line over the whole width. */
  rule(weight = 0.7): void {
    this.pdf
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .lineWidth(weight)
      .stroke('#000');
  }

  /** Height between head and foot of a page. */
  get bodyHeight(): number {
    return HEIGHT - 2 * MARGIN - HEAD - FOOT;
  }

  /** True when `height` still fits on this page. */
  fits(height: number): boolean {
    return this.y + height <= HEIGHT - MARGIN - FOOT;
  }

  /** Begins another page unless `height` fits on this one. */
  need(height: number): void {
    if (!this.fits(height)) this.newPage();
  }

  /** Another page, with the document's title at its head. */
  newPage(): void {
    this.foot(`第 ${this.page} 页`);
    this.page += 1;
    this.pdf.addPage();
    this.y = MARGIN;
    this.write(this.document.title, this.left, this.width, { size: this.sizes.small });
    this.y += HEAD;
  }

  /** Ends the last page and the file. Whoever holds the paper sees that no page is missing. */
  end(): void {
    this.foot(`第 ${this.page} 页，共 ${this.page} 页`);
    this.pdf.end();
  }

  /** Lets others have their turn, and waits for a caller who reads slower than we write. */
  async breathe(): Promise<void> {
    if (!this.pdf.destroyed && this.pdf.readableLength > MOST_WAITING)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    if (this.lines < TURN_AFTER) return;
    this.lines = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** How many characters of a text still fit on this page; halves of one are not torn apart. */
  private mostThatFits(text: string, width: number, style: TextStyle): number {
    let [fits, tooMany] = [0, text.length];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (this.fits(this.heightOf(text.slice(0, middle), width, style))) fits = middle;
      else tooMany = middle;
    }
    return /[\uD800-\uDBFF]$/.test(text.slice(0, fits)) ? fits - 1 : fits;
  }

  private foot(number: string): void {
    const style = { size: this.sizes.small };
    this.y = HEIGHT - MARGIN - FOOT / 2;
    this.write(this.document.foot, this.left, this.width * 0.7, style, 2 * style.size);
    this.write(number, this.left + this.width * 0.7, this.width * 0.3, { ...style, align: 'right' });
  }

  private set({ size, bold }: TextStyle): PDFKit.PDFDocument {
    return this.pdf
      .font(bold === true ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor('#000');
  }
}

function lineGap({ size }: TextStyle): number {
  // Noto's own lines stand 1.45 apart, which is airy enough; a little less holds a table together.
  return -0.12 * size;
}
