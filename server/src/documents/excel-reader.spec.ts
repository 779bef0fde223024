// Does a filled-in table come in cell by cell, with every fault named by sheet, row and column, and no bomb?
import { zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { excelFile } from './excel-file.js';
import { ExcelRefused, readExcel } from './excel-reader.js';
import type { ExcelLimits, ExcelRow, WantedColumn } from './excel-reader.js';

const columns: readonly WantedColumn[] = [
  { name: '车牌', type: 'text', most: 10 },
  { name: '座位', type: 'whole', most: 60 },
  { name: '金额', type: 'money', optional: true },
  { name: '有效到', type: 'date' },
];

type Value = string | number | Date | boolean | null;

/** A file as somebody else's library writes it, with shared strings as Excel has them. */
async function written(rows: readonly (readonly Value[])[], sheet = '车辆'): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value === null ? null : value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value },
    ),
  );
  return writeXlsxFile(cells as never, { sheet } as never).toBuffer();
}

async function rowsOf(bytes: Uint8Array, limits?: ExcelLimits): Promise<ExcelRow[]> {
  const rows: ExcelRow[] = [];
  for await (const row of readExcel(bytes, columns, limits)) rows.push(row);
  return rows;
}

async function refusal(bytes: Uint8Array, limits?: ExcelLimits): Promise<unknown> {
  const error: unknown = await rowsOf(bytes, limits).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ExcelRefused);
  return (error as ExcelRefused).fault;
}

const header = ['备注', '座位', '车牌', '有效到', '金额'];

it('is read by the names of its columns, wherever they stand; empty rows are passed over', async () => {
  const day = new Date('2028-12-31T00:00:00Z');
  const rows = await rowsOf(
    await written([
      header,
      ['', 19, ' 闽G00001示 ', day, 12.1],
      [null, null, null, null, null],
      ['', '7', '闽G00002示', '2027年1月5日', '3'],
    ]),
  );
  expect(rows.map(({ row, faults }) => [row, faults])).toEqual([
    [2, []],
    [4, []],
  ]);
  expect(rows.map(({ values }) => Object.fromEntries(values))).toEqual([
    { 车牌: '闽G00001示', 座位: 19, 金额: 1_210, 有效到: '2028-12-31' },
    { 车牌: '闽G00002示', 座位: 7, 金额: 300, 有效到: '2027-01-05' },
  ]);
});

it('names each fault by sheet, row and column, and goes on', async () => {
  const rows = await rowsOf(
    await written([
      header,
      ['', 1.5, '闽G00001示太长太长太长', '2027-02-30', '十二'],
      ['', 99, null, null, 1],
      ['', 19, '闽G3', '2027-01-01', 0.1],
    ]),
  );
  expect(
    rows.flatMap(({ faults }) => faults.map(({ sheet, row, column, reason }) => [sheet, row, column, reason])),
  ).toEqual([
    ['车辆', 2, '车牌', '有 14 个字，最多 10 个'],
    ['车辆', 2, '座位', '“1.5”不是整数'],
    ['车辆', 2, '金额', '“十二”不是金额，要写成 12.50 这样'],
    ['车辆', 2, '有效到', '“2027-02-30”不是日期，要写成 2026-11-24 这样'],
    ['车辆', 3, '车牌', '这一格不能空'],
    ['车辆', 3, '座位', '99 太大，最多 60'],
    ['车辆', 3, '有效到', '这一格不能空'],
  ]);
  expect(rows[2]?.values.get('金额')).toBe(10);
});

it('what we write we read', async () => {
  const { pieces } = excelFile<number>({
    title: '车辆',
    columns: [
      { name: '车牌', type: 'text', cell: (row) => `=闽G${row}` },
      { name: '座位', type: 'number', cell: (row) => row },
      { name: '金额', type: 'money', cell: (row) => row * 101 },
      { name: '有效到', type: 'date', cell: () => '2027-01-01' },
    ],
    rows: [1, 2],
  });
  const bytes: Uint8Array[] = [];
  for await (const piece of pieces) bytes.push(piece);
  expect((await rowsOf(Buffer.concat(bytes))).map(({ values }) => [...values.values()])).toEqual([
    ['=闽G1', 1, 101, '2027-01-01'],
    ['=闽G2', 2, 202, '2027-01-01'],
  ]);
});

describe('a file that is refused', () => {
  it('because a column is missing or there twice says which', async () => {
    expect(await refusal(await written([['车牌', '有效到']]))).toMatchObject({ sheet: '车辆', row: 1, column: '座位' });
    expect(await refusal(await written([['车牌', '座位', '座位', '有效到']]))).toMatchObject({ column: '座位' });
    expect(await refusal(await written([]))).toMatchObject({
      row: 1,
      reason: expect.stringContaining('空的') as unknown,
    });
  });

  it('because it has too many rows says at which', async () => {
    const many = await written([header, ...Array.from({ length: 12 }, () => ['', 1, 'a', '2027-01-01', 1])]);
    expect(await refusal(many, { rows: 10, unpackedBytes: 10_000_000 })).toMatchObject({ row: 12 });
    expect(await rowsOf(many, { rows: 12, unpackedBytes: 10_000_000 })).toHaveLength(12);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('车牌,座位\n')],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a zip of something else', Buffer.from(zipSync({ 'a.txt': Buffer.from('x') }))],
    ['a workbook of nonsense', Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('<<<') }))],
  ])('because it is %s asks for an Excel file', async (_what, bytes) => {
    expect(await refusal(bytes)).toMatchObject({
      row: 0,
      reason: expect.stringMatching(/Excel|打不开|看得见/) as unknown,
    });
  });

  it('because it would unpack to gigabytes is not unpacked', async () => {
    const sheet = Buffer.alloc(60_000_000, '<row></row>');
    const bomb = zipSync(
      { 'xl/worksheets/sheet1.xml': sheet, 'xl/workbook.xml': Buffer.from('<workbook/>') },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(bomb)).toMatchObject({ reason: expect.stringContaining('太大') as unknown });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('because its directory says less than there is, or the same file twice, is refused as well', async () => {
    const honest = zipSync({ 'xl/workbook.xml': Buffer.alloc(5_000_000, ' ') });
    // Size unpacked, in the local header and in the directory.
    const lying = Buffer.from(honest);
    const entry = lying.indexOf(Buffer.from('504b0102', 'hex'));
    lying.writeUInt32LE(10, entry + 24);
    expect(await refusal(lying, { rows: 10, unpackedBytes: 1_000_000 })).toMatchObject({
      reason: expect.stringContaining('太大') as unknown,
    });
    expect(await refusal(Buffer.concat([honest.subarray(0, 40), honest.subarray(60)]))).toMatchObject({ row: 0 });
  });

  it('because it is full of parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 500 }, (_each, part) => [`xl/${part}.xml`, Buffer.from('x')]),
    );
    expect(await refusal(zipSync(parts))).toMatchObject({ reason: expect.stringContaining('太大') as unknown });
  });
});
