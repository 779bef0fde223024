// What is written on a box by hand, so that a slip of the pen is noticed?
//
// Four characters of Crockford's alphabet, which has no I, L, O and U; the last follows from the others. Over the field
// of 32 elements every wrong character is noticed, and every two that changed places.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIZE = 32;
/** x⁵ + x² + 1, by which products are reduced. */
const MODULUS = 0b100101;

/** Characters before the check. */
export const BOX_CODE_LETTERS = 3;

/** How many codes there are. */
export const BOX_CODES = SIZE ** BOX_CODE_LETTERS;

/** The code of this number, from 0. */
export function boxCode(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= BOX_CODES) throw new RangeError(`${number} has no box code`);
  const values = [Math.floor(number / SIZE ** 2), Math.floor(number / SIZE) % SIZE, number % SIZE];
  return [...values, checkOf(values)].map((value) => ALPHABET[value] ?? '').join('');
}

/** A code as somebody types or reads it; undefined when it can be none. */
export function normalBoxCode(text: string): string | undefined {
  const letters = text.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = [...letters].map((letter) => ALPHABET.indexOf(letter));
  if (values.length !== BOX_CODE_LETTERS + 1 || values.includes(-1)) return undefined;
  return checkOf(values.slice(0, BOX_CODE_LETTERS)) === values[BOX_CODE_LETTERS] ? letters : undefined;
}

/** 2a + 4b + 8c: the factors differ from one another, from nothing and from 1, the factor of the check itself. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum ^ times(value, 2 << place), 0);
}

function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if (((other >> bit) & 1) === 1) product ^= one << bit;
  for (let bit = 9; bit >= 5; bit -= 1) if (((product >> bit) & 1) === 1) product ^= MODULUS << (bit - 5);
  return product;
}
