// What is a printed document, before it becomes a PDF?

/** A code with its words under it, for whoever has no camera. */
export interface PrintedCode {
  readonly symbology: 'qr' | 'code128';
  /** What a scanner reads; Code 128 takes up to 48 ASCII characters. */
  readonly text: string;
  readonly words: readonly string[];
}

/** A label that is cut out and stuck onto something: a QR code, and beside it what is read from two metres. */
export interface PrintedLabel {
  /** What a scanner reads. */
  readonly code: string;
  /** The same for whoever has none: a few characters. */
  readonly large: string;
  /** Beside that, such as 3/30. */
  readonly corner: string;
  /** What it is, in one line. */
  readonly strong: string;
  /** Where it comes from and goes, a line each; what is longer than its line is cut off. */
  readonly words: readonly string[];
}

/** A column of a printed table. */
export interface PageColumn {
  readonly name: string;
  /** Its part of the width, such as 2 of 5 when all together are 5. */
  readonly share: number;
  /** The column that one looks for: larger and bold. */
  readonly strong?: boolean;
  readonly align?: 'left' | 'right';
}

/** A piece of a document. */
export type Block =
  /** Stands on one page with so many lines of text after it; with the first of them unless given. */
  | { readonly kind: 'heading'; readonly text: string; readonly lines?: number }
  | { readonly kind: 'paragraph'; readonly text: string; readonly size?: 'usual' | 'small' }
  /** Names with what they are, such as 司机 王师傅. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  /** Its header stands again on every page. Rows are asked for one after the other. */
  | {
      readonly kind: 'table';
      readonly columns: readonly PageColumn[];
      /** What stands over the header where the table goes on on another page. */
      readonly goesOn?: string;
      readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
    }
  /** Side by side, as many as fit, each whole. */
  | { readonly kind: 'codes'; readonly codes: readonly PrintedCode[] }
  /** Two side by side, to be cut along dashed lines; none is torn by a page. */
  | { readonly kind: 'labels'; readonly labels: readonly PrintedLabel[] }
  | { readonly kind: 'new_page' };

/** A document of A4 pages, black on white. */
export interface PageDocument {
  /** Name of the file, and the first words of the first page. */
  readonly title: string;
  /** Under the title, such as the place and the days that it is good for. */
  readonly subtitle?: string;
  /** At the top right of the first page. */
  readonly mark?: PrintedCode;
  /** At the foot of every page, beside its number. */
  readonly foot: string;
  /** When it was made; equal documents made at the same time are equal byte by byte. */
  readonly madeAt: Date;
  /** `notice` hangs on a wall and is read from two metres; `paper` lies on a desk. */
  readonly scale: 'notice' | 'paper';
  readonly blocks: AsyncIterable<Block> | Iterable<Block>;
}
