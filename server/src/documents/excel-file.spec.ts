// Does Excel get typed cells that somebody else's reader understands too, however long the table is?
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { excelFile } from './excel-file.js';
import type { Table } from './table.js';

async function bytesOf<Row>(table: Table<Row>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of excelFile(table).pieces) pieces.push(piece);
  return Buffer.concat(pieces);
}

interface Line {
  readonly plate: string;
  readonly fen: number | undefined;
}

const ledger = (rows: Table<Line>['rows']): Table<Line> => ({
  title: '补贴/台账[2026]',
  columns: [
    { name: '车牌', type: 'text', width: 9, cell: ({ plate }) => plate },
    { name: '金额', type: 'money', cell: ({ fen }) => fen },
    { name: '日期', type: 'date', cell: () => '2026-11-24' },
    { name: '什么时候登记的', type: 'moment', cell: () => new Date('2026-11-24T17:05:00Z') },
    { name: '趟数', type: 'number', cell: () => 3 },
  ],
  rows,
});

it('is read by another library as text, numbers and dates, and no cell is a formula', async () => {
  const words = ['闽G00001示', '=1+1', '123456789012345678', '<&>"\n\u0001', '-7'];
  const bytes = await bytesOf(ledger(words.map((plate, index) => ({ plate, fen: index === 1 ? undefined : 1_205 }))));
  const [sheet] = await readXlsxFile(bytes);
  expect(sheet?.sheet).toBe('补贴 台账 2026');
  const [header, ...rows] = sheet?.data ?? [];
  expect(header).toEqual(['车牌', '金额', '日期', '什么时候登记的', '趟数']);
  expect(rows.map(([plate]) => plate)).toEqual(words);
  expect(rows.map(([, money]) => money)).toEqual([12.05, null, 12.05, 12.05, 12.05]);
  expect(rows[0]?.slice(2)).toEqual([new Date('2026-11-24T00:00:00Z'), new Date('2026-11-25T01:05:00Z'), 3]);
  const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
  expect(xml).not.toContain('<f>');
});

it('keeps its header in sight, and its columns are as wide as their Chinese', async () => {
  const parts = unzipSync(await bytesOf(ledger([{ plate: 'a', fen: 1 }])));
  const xml = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
  expect(xml).toContain('state="frozen"');
  const widths = [...xml.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
  // Nine characters, seven, six, the header's own seven beside nine for a moment, six.
  expect(widths).toEqual([20, 16, 14, 20, 14]);
});

it('a sheet of any title has a name that Excel takes', async () => {
  for (const title of ['', "'", '一'.repeat(80), 'a:b\\c?*']) {
    const [sheet] = await readXlsxFile(await bytesOf({ ...ledger([]), title }));
    expect(sheet?.sheet).toMatch(/^[^\\/?*[\]:']{1,31}$/);
  }
});

it('100,000 rows are asked for only while somebody reads, and come out all', async () => {
  let asked = 0;
  function* rows(): Generator<Line> {
    for (let row = 0; row < 100_000; row += 1) {
      asked += 1;
      // Differs everywhere, so that packing cannot hide how much there is.
      yield { plate: `${(row * 2_654_435_761) % 4_294_967_296}${(row * 40_503) % 65_537}`, fen: row };
    }
  }
  const pieces = excelFile(ledger(rows())).pieces[Symbol.asyncIterator]();
  const first = await pieces.next();
  let still = -1;
  while (still !== asked) {
    still = asked;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // Nobody reads on: what waits is what the compressor and two buffers hold.
  expect(asked).toBeLessThan(20_000);
  const read = [first.value as Uint8Array];
  for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) read.push(piece.value);
  const sheet = unzipSync(Buffer.concat(read))['xl/worksheets/sheet1.xml'];
  expect(new TextDecoder().decode(sheet).match(/<row /g)).toHaveLength(100_001);
}, 60_000);
