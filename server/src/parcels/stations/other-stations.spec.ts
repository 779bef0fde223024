// Do parcels at other stations come into the wallet of whoever agreed, seldom asked for and sealed, and are ours told before they come?
import { consentsApi, currentWording, otherStationsApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { Kuaidi100StandIn } from '../../kuaidi100/kuaidi100-stand-in.js';
import { KUAIDI100_STAND_IN } from '../../kuaidi100/kuaidi100.module.js';
import { GRANDMOTHER, server, serverForEachTest } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  POINT,
  scan,
  Scanner,
} from '../../testing/parcels/parcel-world.js';
import { OtherStationEntity } from './other-station.entity.js';

serverForEachTest({ env: { KUAIDI100_MODE: 'stand_in' } });

const standIn = () => server.app.get<Kuaidi100StandIn>(KUAIDI100_STAND_IN).pickup;
const drain = () => server.app.get(OutboxRelay).drain();
const seen = async (token: string) => (await server.call(otherStationsApi.list, {}, { token })).answer;
const say = (token: string, given: boolean) =>
  given
    ? server.call(
        consentsApi.give,
        { kind: 'other_stations', version: currentWording('other_stations').version },
        { token },
      )
    : server.call(consentsApi.withdraw, { kind: 'other_stations' }, { token });
const asked = () => standIn().asked.get(GRANDMOTHER.phone) ?? 0;

const ELSEWHERE = {
  com: 'yunda',
  num: '4312345678901',
  stationName: '清流县城菜鸟驿站',
  stationAddress: '龙津镇凤翔街8号，张站长13812345678',
  pickupCode: '12-3-0456',
  arriveTime: '2026-11-23 16:20:00',
};

it('asks for nobody who has not agreed, and forgets at once when that is taken back', async () => {
  const token = await confirmedGrandmother();
  standIn().tell(GRANDMOTHER.phone, [ELSEWHERE]);
  expect(await seen(token)).toEqual({ isAsking: true, agreed: false, parcels: [] });
  await drain();
  expect(asked()).toBe(0);
  await say(token, true);
  await seen(token);
  await drain();
  expect((await seen(token)).parcels).toMatchObject([
    {
      ...{ waybill: '4312345678901', carrier: 'yunda', personName: GRANDMOTHER.name },
      ...{ station: '清流县城菜鸟驿站', code: '12-3-0456', since: '2026-11-23T08:20:00.000Z' },
      toldAt: server.clock.now().toISOString(),
    },
  ]);
  expect(JSON.stringify(await seen(token))).not.toContain('13812345678');
  const [row] = await server.dataSource.manager.find(OtherStationEntity);
  expect(JSON.stringify(row)).not.toMatch(/0456|19900000001|驿站/);
  expect(server.log.join('')).not.toContain(GRANDMOTHER.phone);
  await say(token, false);
  expect(await server.dataSource.manager.count(OtherStationEntity)).toBe(0);
  expect(await seen(token)).toMatchObject({ agreed: false, parcels: [] });
});

it('asks every half hour at most, keeps the last answer and its age, and comes again after what was no answer', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  await Promise.all([seen(token), seen(token), seen(token)]);
  await drain();
  expect([asked(), (await seen(token)).parcels]).toEqual([1, []]);
  server.clock.pass(29 * 60_000);
  await seen(token);
  await drain();
  expect(asked()).toBe(1);
  standIn().tell(GRANDMOTHER.phone, [ELSEWHERE, { ...ELSEWHERE, num: 'x' }, {}, { ...ELSEWHERE, pickupCode: '' }]);
  server.clock.pass(60_000);
  await seen(token);
  await drain();
  const told = (await seen(token)).parcels;
  expect([asked(), told.length]).toEqual([2, 1]);
  server.clock.pass(31 * 60_000);
  standIn().refusesWith = '601';
  await seen(token);
  await drain();
  standIn().refusesWith = undefined;
  expect([asked(), (await seen(token)).parcels]).toEqual([2, told]);
  server.clock.pass(3_600_000);
  await drain();
  expect(asked()).toBe(3);
});

it('tells of ours before they reach the point, without whose they are, and does not show them twice', async () => {
  const token = await confirmedGrandmother();
  await say(token, true);
  const waybill = '73100112233882';
  await announce(forGrandmother(waybill));
  const [hub, keeper] = [await Scanner.withRole('hub_clerk'), await Scanner.withRole('keeper')];
  await hub.uploads(scan('HUB_RECEIVED', { waybill, pointId: HUB }));
  await drain();
  expect(standIn().registered.size).toBe(0);
  await hub.uploads(scan('SORTED', { waybill, pointId: HUB, toPointId: POINT }));
  await drain();
  const said = standIn().registered.get(waybill);
  expect(said).toEqual({
    com: 'zhongtong',
    num: waybill,
    stationName: expect.stringContaining('下谢'),
    pickupCode: '3882',
  });
  await keeper.uploads(scan('SHELVED', { waybill, pointId: POINT, rack: 2, layer: 3 }));
  await drain();
  expect(standIn().registered.get(waybill)).toMatchObject({ pickupCode: '2-3-3882' });
  standIn().tell(GRANDMOTHER.phone, [{ ...ELSEWHERE, num: waybill, com: 'zhongtong' }]);
  await seen(token);
  await drain();
  expect((await seen(token)).parcels).toEqual([]);
});
