// Does everybody learn where a parcel is, and nobody whose it is?
import { trackingApi } from '@kehuoyou/shared';
import type { TrackingAsk } from '@kehuoyou/shared';
import { serverForEachTest, server } from '../../testing/accounts/household-server.js';
import { announce, forGrandmother, HUB, POINT, scan, Scanner } from '../../testing/parcels/parcel-world.js';

serverForEachTest();
const W = 'YT1234567890123';
const PERSONAL = '73100112233882';
const track = (ask: TrackingAsk) => server.call(trackingApi.track, ask);
const known = async (ask: TrackingAsk) => (await track(ask)).answer.parcel;

it('is told by its number alone where it is and was, without a name, a number or a shelf', async () => {
  await announce(forGrandmother(W, { carrier: 'yuantong' }));
  const [hub, keeper] = [await Scanner.withRole('hub_clerk'), await Scanner.withRole('keeper')];
  await hub.uploads(scan('HUB_RECEIVED', { waybill: W, pointId: HUB }));
  await keeper.uploads(scan('SHELVED', { waybill: W, pointId: POINT, rack: 2, layer: 3 }));
  const { answer, text } = await track({ waybill: ' yt 1234567890123 ' });
  expect(answer.candidates[0]).toMatchObject({ carrier: 'yuantong', needsPhoneTail: false });
  expect(answer.parcel).toMatchObject({ carrier: 'yuantong', status: 'at_station' });
  expect(answer.parcel?.events.map((event) => event.text)).toEqual([
    '上架，可以来取',
    '在路上',
    '装上车了，还没开',
    '县共配中心收到',
    '快递公司说要来',
  ]);
  expect(text).not.toMatch(/罗|阿婆|19900000001|2-3-0123/);
});

it('is a calm nothing for a number of which nobody has heard', async () => {
  expect((await track({ waybill: 'YT9999999999999' })).answer).toMatchObject({ waybill: 'YT9999999999999' });
  expect(await known({ waybill: 'YT9999999999999' })).toBeUndefined();
});

it('is asked for the end of the phone number where its carrier wants that, and answers wrong ones like nothing', async () => {
  await announce(forGrandmother(PERSONAL));
  const silent = (await track({ waybill: PERSONAL })).text;
  expect((await track({ waybill: PERSONAL, phoneTail: '4711' })).text).toBe(silent);
  expect(await known({ waybill: PERSONAL, phoneTail: '0001' })).toMatchObject({ carrier: 'zhongtong' });
});

it.each([true, false])(
  'is shut for a while to whoever tries all ends of a number that is there: %s',
  async (isThere) => {
    if (isThere) await announce(forGrandmother(PERSONAL));
    const codes: string[] = [];
    for (let tail = 4_000; tail < 4_012; tail += 1) {
      const reply = await track({ waybill: PERSONAL, phoneTail: String(tail) });
      codes.push(reply.status === 200 ? 'nothing' : reply.code);
    }
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'nothing'), 'too_many_attempts', 'too_many_attempts']);
    expect((await track({ waybill: PERSONAL, phoneTail: '0001' })).code).toBe('too_many_attempts');
    expect((await track({ waybill: PERSONAL, phoneTail: '4005' })).code).toBe('too_many_attempts');
    // Another number is nobody's fault.
    expect((await track({ waybill: W, phoneTail: '0001' })).status).toBe(200);
  },
);

it('costs a page that stays open one try, however often it asks with the same wrong end', async () => {
  await announce(forGrandmother(PERSONAL));
  for (let again = 0; again < 30; again += 1)
    expect((await track({ waybill: PERSONAL, phoneTail: '4711' })).status).toBe(200);
  expect(await known({ waybill: PERSONAL, phoneTail: '0001' })).toBeDefined();
});

it('says with which bus our own leg goes, and where it waits', async () => {
  await announce(forGrandmother(W, { carrier: 'yuantong' }));
  const [hub, keeper] = [await Scanner.withRole('hub_clerk'), await Scanner.withRole('keeper')];
  await hub.uploads(scan('SORTED', { waybill: W, pointId: HUB, toPointId: POINT }));
  expect((await known({ waybill: W }))?.leg).toMatchObject({ state: 'sorted', point: { id: POINT } });
  await keeper.uploads(scan('SHELVED', { waybill: W, pointId: POINT, rack: 2, layer: 3 }));
  expect((await known({ waybill: W }))?.leg).toMatchObject({ state: 'ready', point: { id: POINT } });
});

it.each([
  ['RB123456785GB', true, undefined],
  ['RB123456786GB', false, 'check_digit'],
])('says of %s whether it was typed without a mistake', async (waybill, valid, problem) => {
  expect((await track({ waybill })).answer.s10).toEqual({ valid, ...(problem === undefined ? {} : { problem }) });
});

it.each(['', '12', '#'.repeat(20), '1'.repeat(33)])('does not look for %j', async (waybill) => {
  const reply = await track({ waybill });
  expect([reply.status, reply.failure.field]).toEqual([400, 'waybill']);
});
