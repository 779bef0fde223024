// Does a carrier's list come in whatever program wrote it, with every fault named by its row, and no good row lost?
import { zipSync } from 'fflate';
import { parcelImportApi } from '@kehuoyou/shared';
import writeXlsxFile from 'write-excel-file/node';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { announceList, listStatus, people, readList, sendList } from '../../testing/parcels/parcel-lists.js';
import { RunningApp } from '../../testing/running-app.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { ImportAnnouncing } from './import-announcing.service.js';
import { ParcelImportEntity, ParcelImportPartEntity } from './parcel-import.entity.js';

let server: RunningApp;
beforeAll(async () => {
  server = await RunningApp.start({ people });
});
afterAll(() => server.close());

const csv = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));
const parcels = () => server.dataSource.manager.find(ParcelEntity, { order: { waybill: 'ASC' } });
const byWaybill = (waybill: string) => server.dataSource.manager.findOneBy(ParcelEntity, { waybill });

/** Letters as Excel in China saves them. */
function gb18030(text: string): Buffer {
  const [bytes, decoder] = [new Map<string, Buffer>(), new TextDecoder('gb18030')];
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const pair = Buffer.from([high, low]);
      bytes.set(decoder.decode(pair), pair);
    }
  return Buffer.concat([...text].map((letter) => bytes.get(letter) ?? Buffer.from(letter)));
}

const everyday = csv(
  '序号,快递单号,快递公司,收件人*,联系电话,收件地址,预计到达',
  '1,78123456780001,中通,罗阿婆,138****4321,长校镇下谢村12号,2026/12/2',
  '2,YT1234567890123,圆通速递,"王,小明",13900001111-2345,三明市清流县长校镇下谢村,2026年12月3日',
  '3,x,中通,李四,13900002222,下谢村,',
  '4,78123456780001,中通快递,罗阿婆,,,',
  '5,9900000003,,张三,<script>,火星村,明天',
  ',,,,,,',
  '6,,申通,赵六,,,',
);

it.each([
  ['UTF-8', everyday],
  ['UTF-8 with its mark', Buffer.concat([Buffer.from('\ufeff'), everyday])],
  ['GB18030', gb18030(everyday.toString())],
  ['UTF-16 with tabs', Buffer.from(`\ufeff${everyday.toString().replace(/,(?!小)/g, '\t')}`, 'utf16le')],
])('is read in %s, and says what each column was taken for and what is wrong where', async (_letters, bytes) => {
  const { state, rowsRead, preview } = await readList(server, bytes);
  expect({ state, rowsRead }).toEqual({ state: 'ready', rowsRead: 6 });
  expect(preview?.columns).toEqual([
    { heading: '序号' },
    { heading: '快递单号', field: 'waybill' },
    { heading: '快递公司', field: 'carrier' },
    { heading: '收件人*', field: 'name' },
    { heading: '联系电话', field: 'phone' },
    { heading: '收件地址', field: 'village' },
    { heading: '预计到达', field: 'expectedOn' },
  ]);
  expect(preview).toMatchObject({ good: 3, skipped: 3, known: 0, faultCount: 7 });
  expect(preview?.faults.map(({ row, code, skipped }) => [row, code, skipped])).toEqual([
    [4, 'waybill_not_valid', true],
    [5, 'repeated_in_file', true],
    [6, 'carrier_not_known', false],
    [6, 'phone_not_valid', false],
    [6, 'village_not_found', false],
    [6, 'date_not_valid', false],
    [8, 'waybill_missing', true],
  ]);
  expect(JSON.stringify(preview)).not.toMatch(/罗阿婆|小明|13900001111|script/);
});

it('announces its good rows as a partner would, once, however often it is sent', async () => {
  const { importId } = await readList(server, everyday);
  expect(await announceList(server, importId)).toMatchObject({ state: 'announced', announced: 3, repeated: 0 });
  const first = await byWaybill('78123456780001');
  expect(first).toMatchObject({
    carrier: 'zhongtong',
    state: 'expected',
    pointId: 'P104204',
    villageCode: '350423104204',
    phoneTail: '4321',
    expectedOn: '2026-12-02',
  });
  expect(await byWaybill('YT1234567890123')).toMatchObject({
    carrier: 'yuantong',
    virtualNumber: '13900001111-2345',
    phoneTail: null,
    expectedOn: '2026-12-03',
  });
  expect(await byWaybill('9900000003')).toMatchObject({ state: 'expected', pointId: null });
  const again = await sendList(server, everyday, { fileName: '再来一次.csv' });
  expect(again.answer).toMatchObject({ importId, state: 'announced', announced: 3 });
  const twice = await server.call(parcelImportApi.confirm, { importId }, { token: 'clerk' });
  expect(twice.code).toBe('already_announced');
  const changed = Buffer.concat([everyday, Buffer.from('\r\n7,78123456780007,中通,孙七,,下谢村,')]);
  const more = await readList(server, changed);
  expect(more.preview).toMatchObject({ good: 4, known: 3 });
  expect(await announceList(server, more.importId)).toMatchObject({ announced: 1, repeated: 3 });
  expect(await parcels()).toHaveLength(4);
  expect(
    await server.dataSource.manager.find(ParcelImportPartEntity, { select: { rowsSealed: true } }),
  ).not.toContainEqual(expect.objectContaining({ rowsSealed: expect.stringContaining('罗') as string }));
});

it('notes what recipients still owe their carrier, and nothing where all is paid', async () => {
  const owed = csv(
    '运单号,快递公司,收件人,村,付款方式',
    '78123456780011,中通,甲,下谢村,到付',
    '78123456780012,中通,乙,下谢村,代收货款',
    '78123456780013,中通,丙,下谢村,寄付月结',
  );
  const { importId, preview } = await readList(server, owed);
  expect(preview?.columns.at(-1)).toEqual({ heading: '付款方式', field: 'due' });
  await announceList(server, importId);
  const dues = [];
  for (const last of [1, 2, 3]) dues.push((await byWaybill(`7812345678001${last}`))?.due);
  expect(dues).toEqual(['freight', 'goods', null]);
});

it.each([
  ['是否到付', 2, ['是', '否', '非到付'], ['freight', null, null]],
  ['代收货款(元)', 3, ['128.50', '0', ''], ['goods', null, null]],
  ['付款方式', 4, ['1', '收方付', '不到付'], [null, 'freight', null]],
])('knows what is owed where only the heading %s names it', async (heading, list, cells, dues) => {
  const rows = cells.map((cell, at) => `781234567800${list}${at},中通,甲,下谢村,${cell}`);
  const { importId } = await readList(server, csv(`运单号,快递公司,收件人,村,${heading}`, ...rows));
  await announceList(server, importId);
  const found = [];
  for (const at of cells.keys()) found.push((await byWaybill(`781234567800${list}${at}`))?.due);
  expect(found).toEqual(dues);
});

it('is read from Excel with a title above it, and no number that Excel has rounded is taken for a waybill', async () => {
  const bytes = await writeXlsxFile(
    [
      [{ value: '极兔速递 12月1日到件' }],
      ['Tracking Number', 'Name', 'Mobile', 'Village', 'ETA'].map((value) => ({ value })),
      [
        { value: 'JT0012345678901' },
        { value: '罗阿婆' },
        { value: 13800004321 },
        { value: '下谢' },
        { value: new Date('2026-12-02T00:00:00Z'), type: Date, format: 'yyyy/mm/dd' },
      ],
      [{ value: 731001122338822 }, { value: '王五' }],
      [{ value: 7310011223388221 }, { value: '陈七' }],
    ] as never,
    { sheet: '到件' } as never,
  ).toBuffer();
  const { preview, importId } = await readList(server, bytes, { carrier: 'jtexpress', fileName: '极兔.xlsx' });
  expect(preview).toMatchObject({
    good: 2,
    skipped: 1,
    carriers: [{ carrier: 'jtexpress', name: '极兔速递', rows: 2, guessed: 0 }],
    faults: [{ row: 5, field: 'waybill', code: 'waybill_rounded' }],
  });
  await announceList(server, importId);
  expect(await byWaybill('JT0012345678901')).toMatchObject({ expectedOn: '2026-12-02', pointId: 'P104204' });
});

it.each([
  ['nothing', Buffer.alloc(0), '空的'],
  ['no waybills', csv('姓名,电话', '罗阿婆,1'), '单号'],
  ['only headings', csv('单号,姓名'), '一行也没有'],
  ['old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '老式'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), '不是表格'],
  ['another zip', Buffer.from(zipSync({ 'a.txt': Buffer.from('a') })), 'Excel'],
  ['a bomb', Buffer.from(zipSync({ '[Content_Types].xml': Buffer.alloc(250 * 1_024 * 1_024, 32) })), '太大'],
  ['one endless cell', Buffer.from(`单号\n"${'1'.repeat(200_000)}`), '引号'],
])('is refused as a whole when it is %s, in words', async (_what, bytes, words) => {
  const read = await readList(server, bytes);
  expect(read).toMatchObject({ state: 'refused', refusal: expect.stringContaining(words) as string });
  const { code } = await server.call(parcelImportApi.confirm, { importId: read.importId }, { token: 'clerk' });
  expect(code).toBe('import_not_ready');
});

const toldOfLists = () => server.dataSource.manager.countBy(OutboxEntity, { topic: 'parcels.announced' });

/** `LIST_ROWS=100000` tries the longest list that is taken, and says how long it took. */
const rows = Number(process.env['LIST_ROWS'] ?? 1_200);

it(
  'goes on where it was when the server is stopped in the middle, and loses and doubles nothing',
  async () => {
    const lines = Array.from({ length: rows }, (_each, number) =>
      number % 50 === 7 ? `坏,罗阿婆,下谢村` : `9${String(number).padStart(12, '0')},罗阿婆,下谢村`,
    );
    const bytes = csv('运单号,收件人,村', ...lines);
    const begun = Date.now();
    const { importId, preview } = await readList(server, bytes, { carrier: 'zhongtong' });
    const bad = Math.ceil((rows - 7) / 50);
    expect(preview).toMatchObject({ good: rows - bad, skipped: bad, faultCount: bad });
    const read = Date.now();
    const toldBefore = await toldOfLists();
    await server.call(parcelImportApi.confirm, { importId }, { token: 'clerk' });
    const relay = server.app.get(OutboxRelay);
    await relay.round();
    await relay.round(AbortSignal.abort());
    const half = await listStatus(server, importId);
    expect(half.state).toBe('announcing');
    expect(half.announced).toBeGreaterThan(0);
    expect(half.announced).toBeLessThan(rows - bad);
    while ((await listStatus(server, importId)).state === 'announcing') await relay.round();
    const counted = await listStatus(server, importId);
    expect(counted).toMatchObject({ state: 'announced', announced: rows - bad, repeated: 0 });
    const announced = Date.now();
    await relay.drain();
    const told = (await toldOfLists()) - toldBefore;
    // One event a part, however many parcels are in it.
    expect(told).toBe(await server.dataSource.manager.countBy(ParcelImportPartEntity, { importId }));
    if (rows > 3_000)
      process.stderr.write(
        `read ${read - begun} ms, announced ${announced - read} ms, ${told} events told in ${Date.now() - announced} ms\n`,
      );
    const response = await fetch(`${server.url}/api/parcels/imports/${importId}/faults.csv`, {
      headers: { authorization: 'Bearer clerk' },
    });
    const faults = (await response.text()).trim().split('\r\n');
    expect(faults).toHaveLength(bad + 1);
    expect(faults[1]).toBe('9,运单号,单号要 6 到 32 位字母或数字,没有收');
  },
  30_000 + rows * 10,
);

it('is nobody’s but its hub’s, and is forgotten when nobody says yes', async () => {
  const { importId } = await readList(server, csv('单号', '78123456789999'));
  for (const endpoint of [parcelImportApi.status, parcelImportApi.confirm])
    expect(
      (await server.call(endpoint as typeof parcelImportApi.status, { importId }, { token: 'elsewhere' })).code,
    ).toBe('import_not_found');
  expect((await sendList(server, csv('单号', '78123456789998'), { token: 'elsewhere' })).code).toBe('point_not_found');
  server.clock.pass(8 * 86_400_000);
  const turn = server.app.get(ImportAnnouncing) as unknown as {
    forget(stopping: AbortSignal): Promise<object | undefined>;
  };
  expect(await turn.forget(new AbortController().signal)).toEqual({ count: expect.any(Number) as number });
  expect(await server.dataSource.manager.existsBy(ParcelImportEntity, { id: importId })).toBe(false);
  expect(await server.dataSource.manager.existsBy(ParcelImportPartEntity, { importId })).toBe(false);
});
