// Can a carrier's program announce parcels and hear of them, and nobody who does not hold its key?
import type { RunningApp as Running } from '../../testing/running-app.js';
import { RunningApp } from '../../testing/running-app.js';
import { PartnerProgram, POINT, row, scan, VILLAGE } from '../../testing/partners/partner-program.js';
import { PartnerEntity, PartnerEventEntity, PartnerNonceEntity } from './partner.entity.js';
import { PartnerKeys } from './partner-keys.service.js';
import { partnerKey } from './partner-key.command.js';

const keeper = [{ role: 'keeper', scope: { kind: 'point', id: POINT } }] as const;
const EVENTS = '/api/partner/v1/events';
const ANNOUNCEMENTS = '/api/partner/v1/announcements';

let server: Running;
let post: PartnerProgram;
beforeAll(async () => {
  server = await RunningApp.start({ people: { keeper } });
  post = await PartnerProgram.of(server, '邮配送');
});
afterAll(() => server.close());

describe('a program', () => {
  it('announces parcels row by row, and again without announcing them twice', async () => {
    const outcomes = await post.announce(
      row('78123456789001'),
      row('x'),
      row('78123456789002', { villageCode: '350423999999' }),
      row(' 7812-3456-789001 '),
      row('SF1234567890001', { carrier: 'shunfeng', pointId: POINT, expectedOn: '2026-11-25' }),
    );
    const [first, ...others] = outcomes;
    expect(first).toEqual({ row: 0, outcome: 'announced', parcelId: expect.any(String) });
    expect(others).toEqual([
      { row: 1, outcome: 'refused', reason: 'waybill_not_valid', message: expect.any(String) },
      { row: 2, outcome: 'refused', reason: 'village_not_found', message: expect.any(String) },
      { row: 3, outcome: 'repeated', parcelId: first?.parcelId },
      { row: 4, outcome: 'announced', parcelId: expect.any(String) },
    ]);
    expect(await post.announce(row('78123456789001'))).toEqual([
      { row: 0, outcome: 'repeated', parcelId: first?.parcelId },
    ]);
  });

  it('is told what is wrong with a row, and with which, and all others are taken', async () => {
    const faults = (await Promise.all(
      [
        null,
        [],
        'SF1',
        { ...row('78123456789099'), price: 1 },
        row('9'.repeat(33)),
        { ...row('78123456789099'), waybill: { $gt: '' } },
        row('78123456789099', { carrier: '中通' }),
        { ...row('78123456789099'), recipient: '罗阿婆' },
        row('78123456789099', { recipient: { name: ' ' } }),
        row('78123456789099', { recipient: { name: '罗\u0000婆' } }),
        row('78123456789099', { recipient: { name: '罗阿婆', phone: '<script>' } }),
        row('78123456789099', { recipient: { name: '罗阿婆', virtualNumber: 'x' } }),
        row('78123456789099', { pointId: 'P000000' }),
        row('78123456789099', { expectedOn: '2026-02-30' }),
      ].map(async (each) => (await post.announce(each))[0]),
    )) as { readonly outcome: string; readonly reason?: string }[];
    expect(faults.map(({ reason }) => reason)).toEqual([
      'row_not_valid',
      'row_not_valid',
      'row_not_valid',
      'unknown_field',
      'waybill_not_valid',
      'waybill_not_valid',
      'carrier_not_valid',
      'recipient_not_valid',
      'recipient_not_valid',
      'recipient_not_valid',
      'phone_not_valid',
      'virtual_number_not_valid',
      'point_not_found',
      'date_not_valid',
    ]);
    const many = await post.send('POST', ANNOUNCEMENTS, { parcels: Array.from({ length: 501 }, () => row('1')) });
    expect(many).toMatchObject({ status: 400, body: { field: 'parcels' } });
  });

  it('hears how its parcels go on, in order, in the words of carriers, and nothing of their recipients', async () => {
    const waybill = '78123456780001';
    await post.announce(row(waybill));
    const { next } = await post.events();
    await scan(server, 'keeper', 'SHELVED', { waybill, rack: 2, layer: 3 });
    server.clock.pass(60_000);
    await scan(server, 'keeper', 'COLLECTED', { waybill, method: 'code' });
    const heard = await post.events(next);
    expect(heard.events).toMatchObject([
      {
        waybill,
        carrier: 'zhongtong',
        state: 'collected',
        status: 'signed',
        kuaidi100: { state: '3' },
        pointId: POINT,
      },
    ]);
    expect(JSON.stringify(heard)).not.toMatch(/罗|4321|2-3-/);
    expect(await post.events(heard.next)).toEqual({ events: [], next: heard.next });
    expect((await post.events()).events.map(({ cursor }) => Number(cursor))).toEqual(
      Array.from({ length: Number(heard.next) }, (_each, index) => index + 1),
    );
  });

  it('hears of no other’s parcels, until it announces them too: then where they are now', async () => {
    const waybill = '78123456780002';
    await post.announce(row(waybill));
    await scan(server, 'keeper', 'SHELVED', { waybill, rack: 1, layer: 1 });
    const other = await PartnerProgram.of(server, '中通清流');
    expect((await other.events()).events).toEqual([]);
    expect(await other.announce(row(waybill))).toMatchObject([{ outcome: 'repeated' }]);
    expect((await other.events()).events).toMatchObject([
      {
        waybill,
        state: 'ready',
        kuaidi100: { state: '5', statusCode: '501' },
        kdniao: '211',
        karrio: { status: 'ready_for_pickup' },
      },
    ]);
  });
});

describe('whoever does not hold the key', () => {
  it.each([
    ['another secret', { secret: 'guessed' }, 'signature_not_valid'],
    ['another key', { headers: { 'X-Key': 'nobody' } }, 'signature_not_valid'],
    ['no key', { headers: { 'X-Key': '' } }, 'signature_not_valid'],
    ['a long key', { headers: { 'X-Key': 'a'.repeat(200) } }, 'signature_not_valid'],
    ['another body', { body: '{"parcels":[]}' }, 'signature_not_valid'],
    ['no signature', { headers: { 'X-Signature': 'zz' } }, 'signature_not_valid'],
    ['another time than was signed', { headers: { 'X-Time': '2026-11-24T01:00:01Z' } }, 'signature_not_valid'],
    ['a clock that is behind', { time: '2026-11-24T08:54:00+08:00' }, 'clock_off'],
    ['a clock that is ahead', { time: '2026-11-24T09:09:00+08:00' }, 'clock_off'],
    ['no time', { time: 'yesterday' }, 'clock_off'],
  ])('is refused with %s, whatever it says', async (_name, how, code) => {
    server.clock.set('2026-11-24T09:00:00');
    for (const json of [{ parcels: [row('78123456789050')] }, { nonsense: true }])
      expect(await post.send('POST', ANNOUNCEMENTS, json, how)).toMatchObject({ status: 401, body: { code } });
  });

  it('cannot send again what was sent, nor ask another question under its signature', async () => {
    expect((await post.send('GET', EVENTS, undefined, { nonce: 'once' })).status).toBe(200);
    expect(await post.send('GET', EVENTS, undefined, { nonce: 'once' })).toMatchObject({
      body: { code: 'nonce_used' },
    });
    const at = { time: server.clock.now().toISOString(), nonce: 'elsewhere' };
    const other = await PartnerProgram.of(server, '极兔清流');
    expect((await other.send('GET', EVENTS, undefined, { ...at, nonce: 'once' })).status).toBe(200);
    const both = await Promise.all([1, 2].map(() => post.send('GET', EVENTS, undefined, at)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('may write the time with an offset, and the query as it stands', async () => {
    const time = '2026-11-24T09:03:00+08:00';
    expect(await post.send('GET', `${EVENTS}?after=0`, undefined, { time })).toMatchObject({ status: 200 });
    expect(await post.send('GET', `${EVENTS}?after=-1`)).toMatchObject({ status: 400, body: { field: 'after' } });
    expect(await post.send('GET', `${EVENTS}?after=0&name=x`)).toMatchObject({ body: { code: 'unknown_field' } });
  });
});

describe('a key', () => {
  const typed = async (...words: string[]): Promise<{ code: number; lines: string[] }> => {
    const lines: string[] = [];
    const output = { log: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
    const services = async () => server.app;
    return { code: await partnerKey({ words, output, services } as never), lines };
  };

  it('is printed once, kept sealed, made anew, and taken away', async () => {
    const { code, lines } = await typed('圆通', '清流');
    expect([code, lines]).toEqual([
      0,
      [expect.stringMatching(/^key: \S{36}$/), expect.stringMatching(/^secret: \S{43}$/)],
    ]);
    const [key, secret] = lines.map((line) => line.split(' ')[1] ?? '') as [string, string];
    const stored = await server.dataSource.manager.findOneByOrFail(PartnerEntity, { id: key });
    expect(stored.name).toBe('圆通 清流');
    expect(JSON.stringify(stored)).not.toContain(secret);
    const keys = server.app.get(PartnerKeys);
    expect((await keys.holderOf(key))?.secret).toBe(secret);
    expect((await typed('圆通', '清流')).lines[0]).toBe(`key: ${key}`);
    expect((await keys.holderOf(key))?.secret).not.toBe(secret);
    expect((await typed('--withdraw', '圆通 清流')).code).toBe(0);
    expect(await keys.holderOf(key)).toBeUndefined();
    expect([(await typed('--withdraw', 'nobody')).code, (await typed()).code]).toEqual([1, 2]);
  });

  it('leaves neither nonces nor old events behind', async () => {
    server.clock.pass(91 * 86_400_000);
    const turn = server.app.get(PartnerKeys) as unknown as {
      forget(stopping: AbortSignal): Promise<object | undefined>;
    };
    expect(await turn.forget(new AbortController().signal)).toEqual({ count: expect.any(Number) });
    expect(await server.dataSource.manager.count(PartnerNonceEntity)).toBe(0);
    expect(await server.dataSource.manager.count(PartnerEventEntity)).toBe(0);
    expect(VILLAGE).toHaveLength(12);
  });
});
