// Does the cursor read CSV as a library that everybody trusts does?
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvBroken, CsvCursor, csvText } from './gtfs-csv.js';

function read(text: string): string[][] {
  const cursor = new CsvCursor(text);
  const rows: string[][] = [];
  while (cursor.next()) rows.push(Array.from({ length: cursor.cells }, (_each, cell) => cursor.text(cell)));
  return rows;
}

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describe('the CSV cursor', () => {
  it('agrees with csv-parse on every table that can be written', () => {
    const cell = fc.string({
      unit: fc.constantFrom(',', '"', '\n', '\r\n', ' ', 'a', '村', '😀', '1', ':'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, newline) => {
          // Every cell quoted, so that the line ends between rows are the only ones outside.
          const text = rows
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join(newline);
          const theirs = (parse(text, { relax_column_count: true, skip_empty_lines: true }) as string[][])
            .map((row) => row.map((value) => value.trim()))
            .filter((row) => row.some((value) => value !== ''));
          expect(read(text)).toEqual(theirs);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it('reads back what csvText wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom(',', '"', '\n', 'a', '村'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
        const [header, ...back] = read(csvText(['a', 'b'], rows));
        expect(header).toEqual(['a', 'b']);
        // Rows in which nothing stands are passed over.
        const told = rows
          .map((row) => row.map((value) => value.trim()))
          .filter((row) => row.some((each) => each !== ''));
        expect(back).toEqual(told);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('counts the lines of the text, passes over empty ones and takes any line end', () => {
    const cursor = new CsvCursor('a,b\r\n\r\n1,2\n \n,\n3,\r4,5\n"x\ny",6\n7,8');
    const seen: unknown[] = [];
    while (cursor.next()) seen.push([cursor.row, cursor.emptyRow, cursor.text(0), cursor.text(1)]);
    expect(seen).toEqual([
      [1, 0, 'a', 'b'],
      [3, 2, '1', '2'],
      [6, 4, '3', ''],
      [7, 0, '4', '5'],
      [8, 0, 'x\ny', '6'],
      [10, 0, '7', '8'],
    ]);
  });

  it('names the line on which a record begins, as counting them does', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '村', '"', ',', '\n', '\r\n'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.nat(3)), { minLength: 1, maxLength: 12 }), (rows) => {
        let text = '';
        const lines: number[] = [];
        rows.forEach(([value, blank], index) => {
          text += '\n'.repeat(blank);
          lines.push(text.split('\n').length);
          text += `${index}, "${value.replaceAll('"', '""')}" \r\n`;
        });
        const cursor = new CsvCursor(text);
        const found: number[] = [];
        while (cursor.next()) found.push(cursor.row);
        expect(found).toEqual(lines);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('takes blanks around quotes, and says that they were there', () => {
    const cursor = new CsvCursor(' "甲, 村"\t,"乙""村" ,丙');
    cursor.next();
    expect([0, 1, 2].map((cell) => [cursor.text(cell), cursor.isUntidy(cell)])).toEqual([
      ['甲, 村', true],
      ['乙"村', true],
      ['丙', false],
    ]);
  });

  it('reads times and numbers in place and refuses what only looks like them', () => {
    const cursor = new CsvCursor('6:05:09,25:00:00,123:00:01,6:60:00,06:5:00,-1,12345678901,6x00:00,');
    cursor.next();
    expect(Array.from({ length: 9 }, (_each, cell) => cursor.time(cell))).toEqual([
      21_909, 90_000, 442_801, -1, -1, -1, -1, -1, -1,
    ]);
    expect([cursor.digits(5), cursor.digits(6), cursor.digits(8), cursor.digits(99)]).toEqual([-1, -1, -1, -1]);
    const number = new CsvCursor('042');
    number.next();
    expect(number.digits(0)).toBe(42);
  });

  it.each([
    ['a "b" c,d', '引号只能用在格子的两头'],
    ['"a" b,c', '引号后面还有字'],
    ['x,y\n"a', '引号没有配对'],
  ])('says what is wrong with %j', (text, reason) => {
    expect(() => read(text)).toThrow(CsvBroken);
    expect(() => read(text)).toThrow(reason);
  });
});
