// Does a code survive being shown, read out, typed and scanned?
import fc from 'fast-check';
import { pageAddress } from '../pages.js';
import { scannedPath, scannedScene } from '../scanned-code.js';
import { accountsPages } from './accounts-pages.js';
import { CODE_ALPHABET, codeGroups, codeLengths, codePurposes, normalCode } from './one-time-code.js';

const letters = [...CODE_ALPHABET];
const anyCode = fc
  .constantFrom(...codePurposes)
  .chain((purpose) =>
    fc
      .array(fc.constantFrom(...letters), { minLength: codeLengths[purpose], maxLength: codeLengths[purpose] })
      .map((code) => code.join('')),
  );

describe('a code', () => {
  it('has no two letters that are taken for one another', () => {
    expect(new Set(letters).size).toBe(letters.length);
    for (const confusing of '01ILOU') expect(letters).not.toContain(confusing);
  });

  it('that may hang about for days is worth more than 60 bits, one for minutes more than 39', () => {
    const bits = (length: number): number => length * Math.log2(letters.length);
    expect(
      [bits(codeLengths.join), bits(codeLengths.follow), bits(codeLengths.confirm)].every((each) => each > 60),
    ).toBe(true);
    expect(bits(codeLengths.browser)).toBeGreaterThan(39);
  });

  it('is the same typed in groups, in small letters, with blanks, or scanned', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(normalCode(codeGroups(code))).toBe(code);
        expect(normalCode(`  ${code.toLowerCase()} `)).toBe(code);
        expect(normalCode(pageAddress(accountsPages.join, { code }))).toBe(code);
        expect(normalCode(`https://county.example${scannedPath({ kind: 'join', id: code })}`)).toBe(code);
        expect(normalCode(scannedScene({ kind: 'confirm', id: code }))).toBe(code);
        expect(normalCode(`https://county.example/#${pageAddress(accountsPages.follow, { code })}&from=scan`)).toBe(
          code,
        );
      }),
    );
  });

  it.each(['', ' ', '7K3M', 'a'.repeat(17), '7K3MPQ2O', '7K3M_PQ2X', '<script>', '/p/P104204', '７Ｋ３ＭＰＱ２Ｘ'])(
    '%j is none',
    (text) => {
      expect(normalCode(text)).toBeUndefined();
    },
  );
});
