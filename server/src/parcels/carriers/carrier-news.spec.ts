// Do carriers' words reach us once, masked and in order, and does our village leg reach 快递100?
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { PartnerProgram, POINT, row, scan } from '../../testing/partners/partner-program.js';
import { RunningApp } from '../../testing/running-app.js';
import { CarrierTrackEntity } from './carrier-story.entity.js';
import { CarrierNews } from './carrier-news.service.js';
import { KUAIDI100_STAND_IN } from '../../kuaidi100/kuaidi100.module.js';
import type { Kuaidi100StandIn } from '../../kuaidi100/kuaidi100-stand-in.js';
import { md5Signature } from '../../kuaidi100/kuaidi100-signature.js';

const keeper = [{ role: 'keeper', scope: { kind: 'point', id: POINT } }] as const;
let server: RunningApp;
beforeAll(async () => {
  server = await RunningApp.start({ people: { keeper }, env: { KUAIDI100_MODE: 'stand_in' } });
});
afterAll(() => server.close());

const standIn = () => server.app.get<Kuaidi100StandIn>(KUAIDI100_STAND_IN);
const story = (waybill: string) => server.app.get(CarrierNews).storyOf({ waybill, carrier: 'yuantong' });
const drain = () => server.app.get(OutboxRelay).drain();

async function post(
  path: string,
  fields: Record<string, string>,
  type?: string,
): Promise<{ status: number; body: unknown }> {
  const body = type === undefined ? new URLSearchParams(fields) : JSON.stringify(fields);
  const headers = type === undefined ? undefined : { 'content-type': type };
  const response = await fetch(`${server.url}${path}`, { method: 'POST', body, ...(headers ? { headers } : {}) });
  return { status: response.status, body: await response.json() };
}

const line = (time: string, context: string, statusCode = '0') => ({ time, context, statusCode, status: '在途' });

describe('a parcel that is announced', () => {
  it('is asked for once, watched, and told as it goes on', async () => {
    const waybill = 'YT2611240000001';
    standIn().tell(waybill, {
      com: 'yuantong',
      state: '0',
      data: [line('2026-11-24 08:00:00', '业务员张三13812345678已揽收', '103')],
    });
    const carrier = await PartnerProgram.of(server, '圆通');
    await carrier.announce(row(waybill, { carrier: 'yuantong' }));
    await drain();
    expect(await story(waybill)).toMatchObject({
      parcel: { status: 'in_transit', watching: 'polling' },
      tracks: [{ text: '业务员*************已揽收', status: 'picked_up', raw: '在途' }],
    });
    standIn().tell(waybill, {
      com: 'yuantong',
      state: '501',
      data: [
        line('2026-11-24 10:00:00', '到驿站', '501'),
        line('2026-11-24 08:00:00', '业务员张三13812345678已揽收', '103'),
      ],
    });
    const taken = { result: true, returnCode: '200', message: '成功' };
    expect([await standIn().push(waybill), await standIn().push(waybill)]).toEqual([taken, taken]);
    expect(await story(waybill)).toMatchObject({ parcel: { status: 'at_station' }, tracks: [{ text: '到驿站' }, {}] });
    expect(await server.dataSource.manager.countBy(CarrierTrackEntity, { waybill })).toBe(2);
    await standIn().push(waybill, 'shutdown');
    expect((await story(waybill))?.parcel.watching).toBe('shutdown');
    expect(server.log.join('')).not.toContain('13812345678');
  });

  it('is not asked for again before half an hour has passed', async () => {
    const wanted = { waybill: 'YT2611240000002', carrier: 'yuantong' };
    const want = () => server.database.transactions.run((tx) => server.app.get(CarrierNews).want(tx, wanted));
    const asked = () => [...standIn().calls.values()].reduce((sum, each) => sum + each, 0);
    await want();
    await want();
    await drain();
    const before = asked();
    server.clock.pass(29 * 60_000);
    await want();
    await drain();
    expect(asked()).toBe(before);
    server.clock.pass(60_000);
    await want();
    await drain();
    expect(asked()).toBe(before + 1);
  });
});

describe('a push', () => {
  const param = (more: object = {}) =>
    JSON.stringify({
      status: 'polling',
      lastResult: {
        com: 'yuantong',
        nu: 'YT2611240000009',
        state: '0',
        data: [line('2026-11-24 09:00:00', '已到县里')],
      },
      ...more,
    });

  it('is taken with more fields than we know, whatever the case of its signature, also as JSON', async () => {
    const { salt } = standIn().settings;
    const sign = md5Signature(param(), salt).toLowerCase();
    const taken = { status: 200, body: { result: true, returnCode: '200', message: '成功' } };
    expect(await post('/callback/kuaidi100', { param: param(), sign, more: '1' })).toEqual(taken);
    expect(await post('/callback/kuaidi100', { param: param(), sign }, 'application/json')).toEqual(taken);
    expect((await story('YT2611240000009'))?.tracks).toHaveLength(1);
  });

  it('that is forged, empty or no push is refused in its own words, and nothing is kept', async () => {
    const { salt } = standIn().settings;
    for (const fields of [
      {},
      { param: param(), sign: '' },
      { param: param({ forged: 1 }), sign: md5Signature(param(), salt) },
      { param: param(), sign: md5Signature(param(), '') },
      { param: 'null', sign: md5Signature('null', salt) },
      { param: '{"lastResult":{"com":"x","nu":"__proto__"}}', sign: 'A'.repeat(32) },
    ] as Record<string, string>[])
      expect(await post('/callback/kuaidi100', fields)).toMatchObject({ status: 200, body: { result: false } });
    const huge = await post('/callback/kuaidi100', { param: 'x'.repeat(2_000_000) });
    expect(huge).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  it('says which firm it is indeed', async () => {
    const { salt } = standIn().settings;
    const corrected = param({ autoCheck: '1', comNew: 'yunda' });
    await post('/callback/kuaidi100', { param: corrected, sign: md5Signature(corrected, salt) });
    const found = await server.app.get(CarrierNews).storyOf({ waybill: 'YT2611240000009', carrier: 'yunda' });
    expect(found?.tracks).toHaveLength(1);
  });
});

describe('our leg', () => {
  it('is told to whoever signs as a carrier’s asker does, without names, numbers or shelves', async () => {
    const program = await PartnerProgram.of(server, '快递100');
    const { key, secret } = program.given;
    const num = '78123456787777';
    const query = (more: Record<string, string> = {}) =>
      post('/carrier/kuaidi100/query', { key, num, sign: md5Signature(key, num, secret), ...more });
    expect(await query()).toEqual({
      status: 200,
      body: { result: false, message: '没有查到这个单号', state: '', data: [] },
    });
    const sender = await PartnerProgram.of(server, '邮配送');
    await sender.announce(row(num));
    await scan(server, 'keeper', 'SHELVED', { waybill: num, rack: 2, layer: 3 });
    const { body } = (await query({ unknown: 'x' })) as { body: { data: { time: string }[] } };
    expect(body).toMatchObject({
      result: true,
      message: 'ok',
      state: '5',
      data: expect.arrayContaining([expect.objectContaining({ context: '上架，可以来取', statusCode: '501' })]),
    });
    expect(body.data[0]?.time).toMatch(/^2026-11-24 \d{2}:\d{2}:\d{2}$/);
    expect(JSON.stringify(body)).not.toMatch(/罗|4321|2-3-/);
    for (const wrong of [{ sign: 'x' }, { key: 'nobody' }, { num: 'YT0000000000000' }])
      expect(await query(wrong as Record<string, string>)).toMatchObject({
        body: { result: false, message: '签名不对' },
      });
    const param = JSON.stringify({ company: 'kehuoyou', number: num });
    const t = String(server.clock.now().getTime());
    const asked = { key, param, t, sign: md5Signature(param, t, secret) };
    expect(await post('/carrier/kuaidi100/subscribe', asked)).toMatchObject({ body: { result: true } });
    expect((await program.events()).events).toMatchObject([{ waybill: num, state: 'ready' }]);
    server.clock.pass(6 * 60_000);
    expect(await post('/carrier/kuaidi100/subscribe', asked)).toMatchObject({
      body: { result: false, returnCode: '503' },
    });
  });
});
