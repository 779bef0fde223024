// What can be said of an errand? Where it stands follows from these alone.
import type { Role } from '../../role.js';
import type { ErrandMove, PieceMove } from './errand-state.js';

/** May something else be bought where there is none: `ask` first, then wait for the answer. */
export const substituteModes = ['yes', 'no', 'ask'] as const;
export type SubstituteMode = (typeof substituteModes)[number];

/** What the buyer does where there is none, on paper and on the phone. */
export const substituteModeNames: Readonly<Record<SubstituteMode, string>> = {
  yes: '换差不多的',
  no: '不买',
  ask: '先问',
};

/** Something that is wanted. */
export interface AskedLine {
  /** In the words of whoever wants it. */
  readonly what: string;
  /** Whole number of units. */
  readonly amount: number;
  /** Such as 袋. */
  readonly unit: string;
  /** Fen that all of it may cost at most; absent where nothing was said. */
  readonly maxFen?: number;
  readonly substitute: SubstituteMode;
}

/** A line of which is asked back: something else instead, another price, or both. */
export interface ErrandProposal {
  /** Number of the line, from 1. */
  readonly line: number;
  readonly instead?: string;
  /** What all of it would cost. */
  readonly fen?: number;
}

/** What was bought of a line; lines that are not named were not bought. */
export interface BoughtLine {
  /** Number of the line, from 1. */
  readonly line: number;
  /** What all of it cost. */
  readonly fen: number;
  /** What was bought instead. */
  readonly instead?: string;
}

/** What is said besides the moves: it was given to the bus, and money was given back. */
export const errandNotes = ['hand_over', 'returned'] as const;
export type ErrandNote = (typeof errandNotes)[number];

/** A fact: added once, never changed. The first of every errand is what was asked, and no fact. */
export interface ErrandFact {
  readonly eventId: string;
  readonly type: ErrandMove | PieceMove | ErrandNote;
  /** ISO 8601 instant: of what was bought the phone's, as far as it can be right; of all else the server's. */
  readonly at: string;
  /** `ask_back`. */
  readonly proposals?: readonly ErrandProposal[];
  /** `ask_back`: until when it waits, ISO 8601. */
  readonly until?: string;
  /** `answer`: numbers of the lines to which yes was said; no to the others. */
  readonly yes?: readonly number[];
  /** `buy`. */
  readonly bought?: readonly BoughtLine[];
  /** `hand_over`: how many pieces. */
  readonly pieces?: number;
  /** Which piece, from 1, for the moves of one. */
  readonly piece?: number;
  /** `returned`: how much. */
  readonly fen?: number;
  readonly reason?: string;
  /** In which role somebody said it: what a shop says is said by its people alike. */
  readonly as?: Role;
}
