// Does a spreadsheet get the words that were meant, and nothing to compute?
import { csvFile, csvLine, harmlessCell } from './csv.js';

it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u00a0=1', '＝1', '＋1', '－1', '＠1'])(
  '%j is made words',
  (text) => {
    expect(harmlessCell(text)).toBe(`'${text}`);
  },
);

it.each(['闽G00001示', '1=1', 'a-b', '', ' 1'])('%j stays as it is', (text) => {
  expect(harmlessCell(text)).toBe(text);
});

it('numbers stay numbers, also below nothing; what is none is empty', () => {
  expect([harmlessCell(-12.6), harmlessCell(0), harmlessCell(NaN), harmlessCell(Infinity)]).toEqual([
    '-12.6',
    '0',
    '',
    '',
  ]);
});

it('quotes what would otherwise break a line, and doubles quotes', () => {
  expect(csvLine(['a,b', 'say "so"', 'two\nlines', '平'])).toBe('"a,b","say ""so""","two\nlines",平');
  // A sign that is behind a quote counts too.
  expect(csvLine(['=HYPERLINK("a","b")'])).toBe(`"'=HYPERLINK(""a"",""b"")"`);
});

it('a file begins with its byte order mark and ends each line with CR LF', () => {
  expect(csvFile(['车牌', '座位'], [['闽G00001示', 19]])).toBe('\ufeff车牌,座位\r\n闽G00001示,19\r\n');
});
