// What is wanted, for whom, and what is it called that has to do with it?
import type { AskedLine, ErrandPiece, ErrandPlace, FoldedErrand } from '@kehuoyou/shared';

/** What is wanted. */
export interface ErrandContents {
  readonly lines: readonly AskedLine[];
  readonly note?: string;
}

/** Whose it is. */
export interface ErrandPerson {
  readonly name: string;
  readonly phone: string;
}

/** What is wanted, with what became of it. */
export interface KnownErrand {
  readonly contents: ErrandContents;
  readonly folded: FoldedErrand;
}

/** Names and places round an errand. */
export interface ErrandNames {
  readonly point: ErrandPlace;
  readonly village?: string | undefined;
  /** The shop that was asked for. */
  readonly shop?: ErrandPlace | undefined;
  readonly buyer?: ErrandPlace | undefined;
  readonly pieces: readonly ErrandPiece[];
  /** Since when all of it lies where it is collected; absent while it does not. */
  readonly readySince?: Date | undefined;
}
