// How is a Chinese name typed by somebody who has only letters?
import { pinyin } from 'pinyin-pro';

/** A name has few doubtful characters; more combinations than this would only blow up the answer. */
const MOST_READINGS = 4;
/** Further readings of single characters, such as 曾 zēng beside céng. */
const MOST_RARE = 3;
/** What the columns hold. */
const MOST_LETTERS = { pinyin: 255, initials: 64 } as const;

/** How a name is read, whole and as initials, each a list separated by blanks. */
export interface Readings {
  readonly pinyin: string;
  readonly initials: string;
}

/** What every name ends with has one reading only. */
const ENDING = /(?:村|镇|乡|社区|居委会)?(?:客货邮.*)?$/;

/** Readings that the library does not list, as they are spoken in these place names. */
const LOCAL: Readonly<Record<string, readonly string[]>> = {
  长: ['chang', 'zhang'],
  校: ['xiao', 'jiao'],
  畲: ['she'],
};

/** Every likely reading of `name`, whole and as initials, each list separated by blanks, the likeliest first. */
export function readingsOf(name: string): Readings {
  const likely = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const choices = [...name].map((character, index) => [
    ...new Set([...(LOCAL[character] ?? []), likely[index] ?? character]),
  ]);
  let readings: string[][] = [[]];
  for (const choice of choices)
    readings = readings.flatMap((each) => choice.map((syllable) => [...each, syllable])).slice(0, MOST_READINGS * 2);
  const usual = readings.slice(0, MOST_READINGS);
  const all = [...usual, ...rareReadings(name, usual[0] ?? [])];
  return {
    pinyin: joined(
      all.map((each) => each.join('')),
      MOST_LETTERS.pinyin,
    ),
    initials: joined(
      all.map((each) => each.map((syllable) => syllable.charAt(0)).join('')),
      MOST_LETTERS.initials,
    ),
  };
}

/** The readings that a name has already, and behind them those that it lacks. */
export function moreReadings(name: string, has: Readings): Readings {
  const all = readingsOf(name);
  const both = (of: keyof Readings): string => joined([...has[of].split(' '), ...all[of].split(' ')], MOST_LETTERS[of]);
  return { pinyin: both('pinyin'), initials: both('initials') };
}

/** The usual reading with one character read as it rarely is. */
function rareReadings(name: string, usual: readonly string[]): string[][] {
  const doubtful = [...name.replace(ENDING, '')];
  const rare = doubtful.flatMap((character, index) =>
    LOCAL[character] === undefined
      ? pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
          .filter((syllable) => syllable !== usual[index])
          .map((syllable) => usual.with(index, syllable))
      : [],
  );
  const known = new Map(rare.map((each) => [each.join(' '), each]));
  return [...known.values()].slice(0, MOST_RARE);
}

/** As many as the column holds. */
function joined(texts: readonly string[], most: number): string {
  let text = '';
  for (const each of new Set(texts.map((one) => one.toLowerCase()))) {
    const longer = text === '' ? each : `${text} ${each}`;
    if (longer.length <= most) text = longer;
  }
  return text;
}
