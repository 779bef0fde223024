// Is a receipt made fairly, and read however somebody writes or says it?
import { CODE_ALPHABET, codeGroups } from '../../accounts/one-time-code.js';
import { complaintCategories } from './complaint-category.js';
import { normalReceipt, RECEIPT_CHARACTERS, receiptOf } from './receipt-code.js';

/** Every byte in turn. */
function counting(): (count: number) => Uint8Array {
  let next = 0;
  return (count) => Uint8Array.from({ length: count }, () => next++ % 256);
}

it('has each character as often as any other', () => {
  const code = receiptOf(counting(), 240 * CODE_ALPHABET.length);
  const counts = [...CODE_ALPHABET].map((letter) => [...code].filter((each) => each === letter).length);
  expect(new Set(counts).size).toBe(1);
});

it('is itself in groups, in small letters, with blanks, and in an address', () => {
  const code = receiptOf(counting());
  expect(code).toHaveLength(RECEIPT_CHARACTERS);
  for (const written of [code, codeGroups(code), code.toLowerCase(), ` ${codeGroups(code)} `.replace(/-/g, ' ')])
    expect(normalReceipt(written)).toBe(code);
  expect(normalReceipt(`https://example.org/#/complaints/receipt/index?code=${code}`)).toBe(code);
});

it.each(['', 'ABC', '23456789ABCDE', '0O1IL2345678', '二三四五六七八九十一二三'])('is none: %s', (text) => {
  expect(normalReceipt(text)).toBeUndefined();
});

it('is for one of a catalogue in which each code and each name stands once, and what may hurt is answered within a day', () => {
  for (const field of ['code', 'name'] as const)
    expect(new Set(complaintCategories.map((each) => each[field])).size).toBe(complaintCategories.length);
  for (const { safety, promise } of complaintCategories)
    if (safety === true) expect(promise).toEqual({ amount: 24, unit: 'hour' });
  // 快递暂行条例 article 28 binds firms of the post, and nobody else.
  for (const { body, legalDays } of complaintCategories) expect(legalDays).toBe(body === 'post' ? 7 : undefined);
});
