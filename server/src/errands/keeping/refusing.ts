// How is refused what may not be asked for or offered?
import { Failure } from '@kehuoyou/shared';
import type { Objection } from '@kehuoyou/shared';
import { refusedWords } from './errand-words.js';

/** Fails where something stands against it: with the reason and where to go, or where somebody's number stands in it. */
export function refuse(objection: Objection | undefined, code: 'errand_refused' | 'offer_refused'): void {
  if (objection === undefined) return;
  const { field, refused } = objection;
  if (refused === undefined) throw new Failure('private_words', field);
  const says = code === 'errand_refused' ? refusedWords(refused) : `${refused.reason}${refused.instead}`;
  throw new Failure(code, field, undefined, { says });
}
