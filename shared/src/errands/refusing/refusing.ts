// May this be asked for or offered at all? The same rules for both, on the server and while it is still being written.
import { hasPrivateWords } from '../../network/services/private-words.js';
import { refusedErrand, refusedThing } from './refused-errand.js';
import type { CountedThing, RefusedErrand } from './refused-errand.js';

/** What stands against it. */
export interface Objection {
  /** The field in which it stands. */
  readonly field: string;
  /** What no bus may bring; absent where a number of a phone or of somebody's papers stands there, which is nobody's to read. */
  readonly refused?: RefusedErrand;
}

/** What is asked for. */
export interface AskedFor {
  readonly lines: readonly CountedThing[];
  readonly note?: string;
}

/** What is offered, and what is said of it. */
export interface Offered {
  readonly product: string;
  readonly quantity: number;
  readonly unit: string;
  /** What the price is for. */
  readonly per: string;
  readonly words?: string;
}

/** What stands against words. */
export function objectionToWords(words: string, field: string): Objection | undefined {
  return named(refusedErrand(words), field) ?? (hasPrivateWords(words) ? { field } : undefined);
}

/** The same of a thing whose count stands beside its name. */
export function objectionToThing(thing: CountedThing, field: string): Objection | undefined {
  return named(refusedThing(thing), field) ?? objectionToWords(thing.what, field);
}

/** The same of all that is asked for. */
export function objectionToErrand({ lines, note }: AskedFor): Objection | undefined {
  const inLines = lines.map((line) => objectionToThing(line, 'lines')).find((each) => each !== undefined);
  return inLines ?? (note === undefined ? undefined : objectionToWords(note, 'note'));
}

/** The same of what is offered, however it is counted and priced. */
export function objectionToOffer({ product, quantity, unit, per, words = '' }: Offered): Objection | undefined {
  return (
    objectionToThing({ what: product, amount: quantity, unit }, 'product') ??
    objectionToThing({ what: product, amount: 1, unit: per }, 'product') ??
    objectionToWords(words, 'words')
  );
}

function named(refused: RefusedErrand | undefined, field: string): Objection | undefined {
  return refused === undefined ? undefined : { field, refused };
}
