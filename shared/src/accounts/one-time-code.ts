// How does a code that works once look, on a screen, typed in, and in a QR picture?
import { parseScanned } from '../scanned-code.js';

/** What a code is for: joining as staff, being confirmed by a keeper, following someone, or signing in on a browser. */
export const codePurposes = ['join', 'confirm', 'follow', 'browser'] as const;
export type CodePurpose = (typeof codePurposes)[number];

/** Digits and capitals without those that are taken for one another: 0, O, 1, I, L and U. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Characters of a code by purpose; each is worth 4.9 bits. One that is typed from one screen into the
 * other within minutes is shorter than one that may hang about for days.
 */
export const codeLengths: Readonly<Record<CodePurpose, number>> = { join: 16, confirm: 16, follow: 16, browser: 8 };

/** A fresh code as the server gives it, once: it keeps only a hash. */
export interface OneTimeCode {
  readonly code: string;
  /** What to draw as QR: an address that every camera, WeChat's too, leads to the right page by. For `browser` there is none. */
  readonly link?: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
}

/** A code in groups of four for the eye: `7K3M-PQ2X-9ABC-DEFG`. */
export function codeGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * A code as typed or scanned, brought to the form in which it is compared: capitals, no blanks or dashes,
 * and cut out of an address such as `/accounts/join/index?code=…` or `https://…/j/…`. Undefined when it cannot be a code.
 */
export function normalCode(text: string): string | undefined {
  const [, scanned = parseScanned(text)?.id ?? text] = /[?&]code=([^&#]{1,64})/.exec(text) ?? [];
  const code = scanned.replace(/[\s-]/g, '').toUpperCase();
  if (code.length < codeLengths.browser || code.length > codeLengths.join) return undefined;
  return [...code].every((letter) => CODE_ALPHABET.includes(letter)) ? code : undefined;
}
