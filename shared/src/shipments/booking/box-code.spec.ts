// Is every slip of the pen noticed?
import { BOX_CODES, boxCode, normalBoxCode } from './box-code.js';

const all = Array.from({ length: BOX_CODES }, (_each, number) => boxCode(number));
const valid = new Set(all);
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

it('gives each number a code of its own, of four characters that nobody mistakes', () => {
  expect(valid.size).toBe(BOX_CODES);
  for (const code of [all[0], all[1], all[12_345], all.at(-1)]) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(() => boxCode(BOX_CODES)).toThrow(RangeError);
  expect(() => boxCode(-1)).toThrow(RangeError);
});

it('notices one wrong character, and two that changed places', () => {
  const slips = all
    .filter((_code, number) => number % 97 === 0)
    .flatMap((code) =>
      [0, 1, 2, 3].flatMap((place) => {
        const letters = [...code];
        const [one = '', other = ''] = [letters[place], letters[place + 1]];
        const wrong = [...LETTERS].filter((letter) => letter !== one).map((letter) => letters.with(place, letter));
        return place < 3 && one !== other ? [...wrong, letters.with(place, other).with(place + 1, one)] : wrong;
      }),
    );
  expect(slips.length).toBeGreaterThan(40_000);
  expect(slips.filter((letters) => valid.has(letters.join('')))).toEqual([]);
});

it.each([
  ['as it stands', (code: string) => code],
  ['in small letters', (code: string) => code.toLowerCase()],
  ['with a blank', (code: string) => `${code.slice(0, 2)} ${code.slice(2)}`],
  ['with O and l for 0 and 1', (code: string) => code.replace(/0/g, 'O').replace(/1/g, 'l')],
])('reads a code %s', (_how, written) => {
  expect(all.slice(0, 2_000).filter((code) => normalBoxCode(written(code)) !== code)).toEqual([]);
});

it.each([[''], ['7K3'], ['7K3MM'], ['7K3U'], ['豆腐皮箱']])('takes %s for none', (text) => {
  expect(normalBoxCode(text)).toBeUndefined();
});
