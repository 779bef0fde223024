// How is a Chinese name typed by somebody who has only letters?
import { pinyin } from 'pinyin-pro';

/** A name has few doubtful characters; more combinations than this would only blow up the answer. */
const MOST_READINGS = 4;

/** Readings that the library does not list, as they are spoken in these place names. */
const LOCAL: Readonly<Record<string, readonly string[]>> = {
  长: ['chang', 'zhang'],
  校: ['xiao', 'jiao'],
  畲: ['she'],
};

/** Every likely reading of `name`, whole and as initials, each list separated by blanks, the likeliest first. */
export function readingsOf(name: string): { pinyin: string; initials: string } {
  const likely = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const choices = [...name].map((character, index) => [
    ...new Set([...(LOCAL[character] ?? []), likely[index] ?? character]),
  ]);
  let readings: string[][] = [[]];
  for (const choice of choices)
    readings = readings.flatMap((each) => choice.map((syllable) => [...each, syllable])).slice(0, MOST_READINGS * 2);
  const whole = readings.map((each) => each.join('').toLowerCase());
  const initials = readings.map((each) =>
    each
      .map((syllable) => syllable.charAt(0))
      .join('')
      .toLowerCase(),
  );
  return { pinyin: firstFew(whole), initials: firstFew(initials) };
}

function firstFew(texts: readonly string[]): string {
  return [...new Set(texts)].slice(0, MOST_READINGS).join(' ');
}
