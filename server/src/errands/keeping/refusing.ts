// May this be brought at all?
import { Failure, hasPrivateWords, refusedErrand, refusedThing } from '@kehuoyou/shared';
import type { CountedThing, RefusedErrand } from '@kehuoyou/shared';
import { refusedWords } from './errand-words.js';

/** Fails where words name something that may not be brought, with the reason and where to go. */
export function refuse(words: string, field: string): void {
  fail(refusedErrand(words), field);
}

/** The same of a thing with its count, as forms hold it. */
export function refuseThing(thing: CountedThing, field: string): void {
  fail(refusedThing(thing), field);
}

/** Fails where words hold a number of a phone or of somebody's papers: whoever buys reads them, and is to know nobody’s. */
export function refusePrivate(words: string, field: string): void {
  if (hasPrivateWords(words)) throw new Failure('private_words', field);
}

function fail(refused: RefusedErrand | undefined, field: string): void {
  if (refused) throw new Failure('errand_refused', field, undefined, { says: refusedWords(refused) });
}
