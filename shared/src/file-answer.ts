// Which files does the API hand out, and how does whoever gets one know what it is?

/** Media type of each kind of file, by the ending of its name. */
export const mediaTypes = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A kind of file, named as its files end. */
export type FileKind = keyof typeof mediaTypes;

/** What an endpoint gives whose answer is no JSON but a file: bytes of a media type under a name. */
export interface FileAnswer {
  readonly kind: FileKind;
  /** What the file is called, in Chinese and without its ending. */
  readonly name: string;
}
