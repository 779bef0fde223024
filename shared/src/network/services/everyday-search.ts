// Which everyday service does somebody ask for: 在哪里交电费?
import { everydayServices } from './everyday-catalogue.js';
import type { EverydayService } from './everyday-catalogue.js';

/** Most characters of a question; what comes after is not read. */
export const MOST_EVERYDAY_TEXT = 64;

/**
 * The services named in `words`, the longest name first: 充电话费 is 充话费, not 电话. A table of names, not a guess:
 * where none stands there, none is meant.
 */
export function everydayAsked(words: string): EverydayService[] {
  const asked = words.slice(0, MOST_EVERYDAY_TEXT).normalize('NFKC').replace(/\s/g, '');
  return everydayServices
    .map((service) => ({ service, length: Math.max(0, ...namesIn(service, asked).map((name) => name.length)) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
    .map(({ service }) => service);
}

function namesIn({ name, names }: EverydayService, asked: string): string[] {
  return [name, ...names].filter((each) => asked.includes(each));
}
