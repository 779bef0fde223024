// Are carriers asked for whoever holds a number, as often as is right, and by no stranger more than that?
import { sessionsApi, trackingApi } from '@kehuoyou/shared';
import type { Tracking, TrackingAsk } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { KUAIDI100_STAND_IN } from '../../kuaidi100/kuaidi100.module.js';
import type { Kuaidi100StandIn } from '../../kuaidi100/kuaidi100-stand-in.js';
import { PartnerProgram, POINT, row, scan } from '../../testing/partners/partner-program.js';
import { RunningApp } from '../../testing/running-app.js';

const keeper = [{ role: 'keeper', scope: { kind: 'point', id: POINT } }] as const;
let server: RunningApp;
beforeEach(async () => {
  server = await RunningApp.start({ people: { keeper }, env: { KUAIDI100_MODE: 'stand_in' } });
});
afterEach(() => server.close());

const standIn = () => server.app.get<Kuaidi100StandIn>(KUAIDI100_STAND_IN);
const queries = () => standIn().calls.get('/poll/query.do') ?? 0;
/** Asks, and lets what was begun by it come to its end. */
async function track(ask: TrackingAsk): Promise<Tracking> {
  const { answer } = await server.call(trackingApi.track, ask);
  await server.app.get(OutboxRelay).drain();
  return answer;
}
const line = (time: string, context: string) => ({ time, context, statusCode: '0', status: '在途' });
const TWO = '9812345067788';

it('asks both firms whose number it may be, says who knows it, and is not asked again for half an hour', async () => {
  standIn().tell(TWO, { com: 'youzhengguonei', state: '0', data: [line('2026-11-24 08:10:00', '离开三明')] });
  const first = await track({ waybill: TWO });
  expect(first).toMatchObject({ candidates: [{ carrier: 'youzhengguonei' }, { carrier: 'ems' }, {}] });
  expect([first.parcel, first.askedAt]).toEqual([undefined, server.clock.now().toISOString()]);
  expect(queries()).toBe(2);
  const { askedAt } = first;
  server.clock.pass(60_000);
  const second = await track({ waybill: TWO });
  expect(second).toMatchObject({ parcel: { carrier: 'youzhengguonei', status: 'in_transit' } });
  expect(second.candidates.map(({ told }) => told?.lines)).toEqual([1, undefined, undefined]);
  expect((await track({ waybill: TWO, carrier: 'yunda' })).parcel).toBeUndefined();
  expect(queries()).toBe(3);
  for (let again = 0; again < 5; again += 1) await track({ waybill: TWO });
  expect(queries()).toBe(3);
  expect((await track({ waybill: 'YT0000000000001' })).askedAt).not.toBe(askedAt);
});

it('asks a firm that wants the end of a phone number only with it, and tells the story to that end alone', async () => {
  const number = '73100112233882';
  standIn().tell(number, {
    com: 'zhongtong',
    state: '0',
    phone: '19900000001',
    data: [line('2026-11-24 08:10:00', '已到达 三明')],
  });
  await track({ waybill: number });
  expect(queries()).toBe(0);
  await track({ waybill: number, phoneTail: '0001' });
  expect((await track({ waybill: number, phoneTail: '0001' })).parcel).toMatchObject({ carrier: 'zhongtong' });
  expect((await track({ waybill: number, phoneTail: '4711' })).parcel).toBeUndefined();
  expect((await track({ waybill: number })).parcel).toBeUndefined();
});

it('carries no more than its share of an address to carriers, and answers as before', async () => {
  const answers: Tracking[] = [];
  for (let n = 0; n < 65; n += 1) answers.push(await track({ waybill: `YT00000000001${String(n).padStart(2, '0')}` }));
  expect(queries()).toBe(60);
  expect(answers.map(({ askedAt }) => askedAt !== undefined).lastIndexOf(true)).toBe(59);
  const [asked, silent] = [answers[0], answers[64]].map((answer) => ({ ...answer, waybill: '', askedAt: '' }));
  expect(silent).toEqual(asked);
  server.clock.pass(3_600_000);
  expect((await track({ waybill: 'YT0000000000999' })).askedAt).toBeDefined();
});

it('says that its carrier has written it down as signed, while it stands on our shelf', async () => {
  const waybill = 'YT2611240000001';
  standIn().tell(waybill, { com: 'yuantong', state: '3', data: [line('2026-11-24 08:10:00', '已签收')] });
  const carrier = await PartnerProgram.of(server, '圆通');
  await carrier.announce(row(waybill, { carrier: 'yuantong' }));
  await server.app.get(OutboxRelay).drain();
  const token = (await server.call(sessionsApi.bySample, { role: 'keeper' })).answer.token;
  await scan(server, token, 'SHELVED', { waybill, rack: 2, layer: 3 });
  const { parcel } = await track({ waybill });
  expect(parcel).toMatchObject({ status: 'at_station', carrierRecord: '快递公司记录：已签收（代收点）' });
  expect(parcel?.events.map(({ by }) => by)).toContain('carrier');
  await scan(server, token, 'COLLECTED', { waybill, method: 'code' });
  expect((await track({ waybill })).parcel?.carrierRecord).toBeUndefined();
});
