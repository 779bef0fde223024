// How are two vocabularies of a parcel's way joined, there and back?
import type { CarrierReason, CarrierState, CarrierStatus, ReceivedState } from './carrier-status.js';

/** A foreign vocabulary: what each of its words means here, and which of them says what we mean. */
export interface StatusTable<Word extends string> {
  readonly meanings: Readonly<Record<Word, CarrierState>>;
  /** The word of each status. */
  readonly byStatus: Readonly<Record<CarrierStatus, Word>>;
  /** The word of each reason for which it has one of its own, under the status with which the reason comes. */
  readonly byReason: Readonly<Partial<Record<CarrierStatus, Readonly<Partial<Record<CarrierReason, Word>>>>>>;
}

/** What was received; of a word that is not in the table the raw text remains. */
export function meaningOf<Word extends string>(
  { meanings }: StatusTable<Word>,
  word: string,
  raw: string = word,
): ReceivedState | undefined {
  return Object.prototype.hasOwnProperty.call(meanings, word) ? { ...meanings[word as Word], raw } : undefined;
}

/** The word that says the same, or, where there is none for the reason, the word for the status alone. */
export function wordFor<Word extends string>(table: StatusTable<Word>, { status, reason }: CarrierState): Word {
  return (reason && table.byReason[status]?.[reason]) ?? table.byStatus[status];
}
