// How does a receipt look with which somebody follows what they said, without an account?
import { CODE_ALPHABET } from '../../accounts/one-time-code.js';
import { parseScanned } from '../../scanned-code.js';

/** Characters of a receipt, 4.9 bits each: nobody guesses 58 bits ten tries at a time. */
export const RECEIPT_CHARACTERS = 12;

/** Characters of the number by which offices speak of a complaint; it opens nothing. */
export const COMPLAINT_NUMBER_CHARACTERS = 6;

/**
 * A receipt of random bytes, made where the complaint is made: also without a network there is one to show. Bytes that
 * would make some characters likelier than others are passed by, so it takes a few more than there are characters.
 */
export function receiptOf(random: (count: number) => Uint8Array, characters = RECEIPT_CHARACTERS): string {
  const fair = 256 - (256 % CODE_ALPHABET.length);
  let code = '';
  while (code.length < characters)
    for (const byte of random(characters))
      if (byte < fair && code.length < characters) code += CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? '';
  return code;
}

/** A receipt as typed, scanned or read aloud, in its normal form; undefined when it cannot be one. */
export function normalReceipt(text: string): string | undefined {
  const [, scanned = parseScanned(text)?.id ?? text] = /[?&]code=([^&#]{1,64})/.exec(text) ?? [];
  const code = scanned.replace(/[\s-]/g, '').toUpperCase();
  if (code.length !== RECEIPT_CHARACTERS) return undefined;
  return [...code].every((letter) => CODE_ALPHABET.includes(letter)) ? code : undefined;
}
