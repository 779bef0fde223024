// Does any table come out of its CSV as it went in, computing nothing and filling no memory?
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvFile } from './csv-file.js';
import type { Table } from './table.js';

async function textOf<Row>(table: Table<Row>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of csvFile(table).pieces) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** One column of words, one of numbers. */
const pairs = (rows: Table<readonly [string, number]>['rows']): Table<readonly [string, number]> => ({
  title: '表',
  columns: [
    { name: '话', type: 'text', cell: ([text]) => text },
    { name: '数', type: 'number', cell: ([, number]) => number },
  ],
  rows,
});

const hostile = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', ' =', '"', ',', '＝', "'", '\ufeff', '=cmd|'),
    fc.string({ unit: 'binary' }),
  )
  .map((parts) => parts.join(''));

it('whatever stands in a cell is read back, words behind a sign of a formula with a mark before them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hostile, fc.double({ noNaN: true, noDefaultInfinity: true }))), async (rows) => {
      const text = await textOf(pairs(rows));
      expect(text.startsWith('\ufeff话,数\r\n')).toBe(true);
      const read = parse(text, { bom: true, fromLine: 2, recordDelimiter: '\r\n' }) as string[][];
      expect(read).toHaveLength(rows.length);
      rows.forEach(([words, number], index) => {
        const [cell = '', figure = ''] = read[index] ?? [];
        // A half of a character has no bytes.
        const meant = Buffer.from(words).toString();
        expect(cell === meant || cell === `'${meant}`).toBe(true);
        expect(cell).not.toMatch(/^[\s\u00a0]*[=+\-@＝＋－＠]/);
        expect(Number(figure)).toBe(number === 0 ? 0 : number);
      });
    }),
  );
});

it('money is yuan, days are days, instants are what the clock in the office shows', async () => {
  const text = await textOf<number>({
    title: '账',
    columns: [
      { name: '元', type: 'money', cell: (fen) => fen },
      { name: '日', type: 'date', cell: () => '2026-11-24' },
      { name: '时', type: 'moment', cell: () => new Date('2026-11-24T17:05:00Z') },
      { name: '空', type: 'number', cell: () => undefined },
    ],
    rows: [1_250, -5],
  });
  expect(text).toBe('\ufeff元,日,时,空\r\n12.5,2026-11-24,2026-11-25 01:05,\r\n-0.05,2026-11-24,2026-11-25 01:05,\r\n');
});

it('100,000 rows are asked for as the reader goes on, never more than a piece ahead', async () => {
  let asked = 0;
  function* rows(): Generator<readonly [string, number]> {
    for (let row = 0; row < 100_000; row += 1) {
      asked += 1;
      yield [`闽G${String(row).padStart(5, '0')}示，长校镇下谢村客货邮服务点`, row];
    }
  }
  let read = 0;
  let furthestAhead = 0;
  for await (const piece of csvFile(pairs(rows())).pieces) {
    furthestAhead = Math.max(furthestAhead, asked - read);
    read += Buffer.from(piece).toString().split('\r\n').length - 1;
  }
  expect([asked, read]).toEqual([100_000, 100_001]);
  expect(furthestAhead).toBeLessThan(2_000);
});

it('asks for nothing more once the reader has left', async () => {
  let [asked, ended] = [0, false];
  function* rows(): Generator<readonly [string, number]> {
    try {
      for (;;) yield ['x'.repeat(1_000), (asked += 1)];
    } finally {
      ended = true;
    }
  }
  for await (const _piece of csvFile(pairs(rows())).pieces) break;
  expect([asked < 200, ended]).toEqual([true, true]);
});
