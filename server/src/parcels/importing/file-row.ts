// What is a row of a file that somebody calls a list of parcels, and when is there none?

/** A row as it stands in the file. */
export interface FileRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  /** Without blanks around them. */
  readonly cells: readonly string[];
}

/** Thrown when the file as a whole cannot be read; says why, for whoever sent it. */
export class ListRefused extends Error {
  constructor(readonly sentence: string) {
    super(sentence);
    this.name = 'ListRefused';
  }
}
