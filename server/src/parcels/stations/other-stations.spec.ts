// Do parcels at other stations come into the wallet of whoever agreed: registered in time, told by a push, asked for seldom, and sealed?
import { consentsApi, currentWording, keptNumbersApi, otherStationsApi, OWN_CARRIER } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { Kuaidi100StandIn } from '../../kuaidi100/kuaidi100-stand-in.js';
import { KUAIDI100_STAND_IN } from '../../kuaidi100/kuaidi100.module.js';
import { agreed, GRANDMOTHER, server, serverForEachTest } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  scan,
  Scanner,
} from '../../testing/parcels/parcel-world.js';
import { StationParcelEntity } from './station-parcel.entity.js';

serverForEachTest({ env: { KUAIDI100_MODE: 'stand_in' } });

const [ANNOUNCED, ADDED] = ['73100112233882', '4312345678901'];
const ELSEWHERE = {
  pickUpStation: '清流县城菜鸟驿站',
  pickUpAddress: '龙津镇凤翔街8号，张站长13812345678',
  pickUpCode: '12-3-0456',
  statusDesc: '待提货',
};

const standIn = () => server.app.get<Kuaidi100StandIn>(KUAIDI100_STAND_IN).pickup;
const drain = () => server.app.get(OutboxRelay).drain();
const calls = (waybill: string) => standIn().calls.get(waybill) ?? 0;
const seen = async (token: string) => (await server.call(otherStationsApi.list, {}, { token })).answer;
const say = (token: string, given: boolean) =>
  given
    ? server.call(
        consentsApi.give,
        { kind: 'other_stations', version: currentWording('other_stations').version },
        { token },
      )
    : server.call(consentsApi.withdraw, { kind: 'other_stations' }, { token });
const keep = (token: string, waybill: string, more: object = {}) =>
  server.call(keptNumbersApi.keep, { waybill, carrier: 'yunda', calls: false, ...more }, { token });
const look = async (token: string) => {
  await seen(token);
  await drain();
  return (await seen(token)).parcels;
};

it('tells nobody outside of a piece that we send ourselves', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  await announce(forGrandmother('DG00000018', { carrier: OWN_CARRIER.code }), forGrandmother(ANNOUNCED));
  await look(token);
  expect([...standIn().registered.keys()]).toEqual([ANNOUNCED]);
});

it('asks for nobody who has not agreed, and forgets at once when that is taken back', async () => {
  const token = await confirmedGrandmother();
  await announce(forGrandmother(ANNOUNCED));
  await keep(token, ADDED);
  expect(await seen(token)).toEqual({ isAsking: true, agreed: false, parcels: [] });
  await drain();
  expect(standIn().registered.size).toBe(0);
  await say(token, true);
  await look(token);
  expect([...standIn().registered.keys()].sort()).toEqual([ADDED, ANNOUNCED]);
  expect(standIn().registered.get(ADDED)).toMatchObject({ com: 'yunda', phone: GRANDMOTHER.phone });
  expect(await standIn().arrive(ADDED, ELSEWHERE)).toMatchObject({ result: true, returnCode: '200' });
  await drain();
  expect((await seen(token)).parcels).toEqual([
    {
      ...{ waybill: ADDED, carrier: 'yunda', personName: GRANDMOTHER.name, personId: expect.any(String) },
      ...{ station: '清流县城菜鸟驿站', code: '12-3-0456', status: '待提货', address: expect.any(String) },
      toldAt: server.clock.now().toISOString(),
    },
  ]);
  expect(JSON.stringify(await seen(token))).not.toContain('13812345678');
  const rows = await server.dataSource.manager.find(StationParcelEntity);
  expect(JSON.stringify(rows)).not.toMatch(/0456|19900000001|驿站/);
  expect(server.log.join('')).not.toMatch(new RegExp(`${GRANDMOTHER.phone}|12-3-0456`));
  await say(token, false);
  expect(await server.dataSource.manager.count(StationParcelEntity)).toBe(0);
  expect(await seen(token)).toMatchObject({ agreed: false, parcels: [] });
  // Who still pushes then is thanked, and nothing is asked.
  const before = calls(ADDED);
  expect(await standIn().arrive(ADDED, { ...ELSEWHERE, pickUpCode: '9-9-9999' })).toMatchObject({ result: true });
  await drain();
  expect([calls(ADDED), (await seen(token)).parcels]).toEqual([before, []]);
});

it('registers what is announced or added once somebody agreed, without anybody looking', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  await announce(forGrandmother(ANNOUNCED));
  await keep(token, ADDED);
  await drain();
  expect([...standIn().registered.keys()].sort()).toEqual([ADDED, ANNOUNCED]);
  await keep(token, '4312345678902', { phoneTail: '4711' });
  await keep(await agreed('daughter'), '4312345678903');
  await drain();
  expect(standIn().registered.size).toBe(2);
});

it('asks after a push at once, and else every half hour at most until there is a code', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  await keep(token, ADDED);
  await Promise.all([look(token), look(token), look(token)]);
  expect(calls(ADDED)).toBe(1);
  server.clock.pass(29 * 60_000);
  await look(token);
  expect(calls(ADDED)).toBe(1);
  server.clock.pass(60_000);
  await Promise.all([look(token), look(token)]);
  expect([calls(ADDED), await look(token)]).toEqual([2, []]);
  // A push was lost: whoever looks later finds the code all the same.
  standIn().tell(ADDED, ELSEWHERE);
  server.clock.pass(31 * 60_000);
  expect(await look(token)).toMatchObject([{ code: '12-3-0456' }]);
  server.clock.pass(31 * 60_000);
  await look(token);
  expect(calls(ADDED)).toBe(3);
  // A code that was had is paid for: only another push has it asked for anew, and the same one does not.
  for (let times = 0; times < 2; times += 1) await standIn().arrive(ADDED, { ...ELSEWHERE, statusDesc: '已取件' });
  await drain();
  expect([calls(ADDED), (await seen(token)).parcels]).toEqual([4, []]);
});

it('keeps what was told where no answer makes sense, and comes again where there is none', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  await keep(token, ADDED);
  await drain();
  await standIn().arrive(ADDED, { ...ELSEWHERE, pickUpCode: '' });
  await drain();
  expect((await seen(token)).parcels).toEqual([]);
  await standIn().arrive(ADDED, ELSEWHERE);
  await drain();
  const told = (await seen(token)).parcels;
  expect(told).toHaveLength(1);
  standIn().refusesWith = '601';
  await standIn().arrive(ADDED, { ...ELSEWHERE, pickUpCode: '1-1-1111' });
  await drain();
  expect((await seen(token)).parcels).toEqual(told);
  standIn().refusesWith = undefined;
  server.clock.pass(3_600_000);
  await drain();
  expect((await seen(token)).parcels).toMatchObject([{ code: '1-1-1111' }]);
});

it('believes no push at an address that it did not give, and nothing that stands in one', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  await keep(token, ADDED);
  await drain();
  const { callback = '' } = standIn().registered.get(ADDED) ?? {};
  const post = async (url: string, waits: object) =>
    (await fetch(url, { method: 'POST', body: new URLSearchParams({ param: JSON.stringify(waits) }) })).json();
  const forged = callback.replace(/[0-9A-F]{32}$/, '0'.repeat(32));
  expect(await post(forged, ELSEWHERE)).toMatchObject({ result: false, returnCode: '500' });
  await drain();
  expect(calls(ADDED)).toBe(1);
  expect(await post(callback, ELSEWHERE)).toMatchObject({ result: true });
  await drain();
  expect([calls(ADDED), (await seen(token)).parcels]).toEqual([2, []]);
});

it('does not show what came to us after all', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  await announce(forGrandmother(ANNOUNCED));
  await drain();
  await standIn().arrive(ANNOUNCED, ELSEWHERE);
  await drain();
  expect((await seen(token)).parcels).toMatchObject([{ waybill: ANNOUNCED }]);
  const hub = await Scanner.withRole('hub_clerk');
  await hub.uploads(scan('HUB_RECEIVED', { waybill: ANNOUNCED, pointId: HUB }));
  await drain();
  expect((await seen(token)).parcels).toEqual([]);
});
