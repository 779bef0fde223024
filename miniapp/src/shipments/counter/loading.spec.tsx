// Is a keeper asked to load just what a bus takes, and told what lies there that none does?
import { act } from '@testing-library/react';
import { boxCode, carryingApi } from '@kehuoyou/shared';
import type { CarriedEvent, CarriedOrder, ShipmentFact } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { press, text } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { Loading } from './loading';

const DATE = '2026-12-02';
const BUS = { tripId: 'K01-I01', serviceDate: DATE, routeName: 'K01', departure: `${DATE}T08:04:00+08:00` };
const ride = { ...BUS, arrival: `${DATE}T09:30:00+08:00`, fromSequence: 5, toSequence: 9 };
const fact = (type: ShipmentFact['type'], minute: number, more: Partial<ShipmentFact> = {}): ShipmentFact => ({
  ...{ eventId: `${type} ${String(minute)}`, type, at: `${DATE}T07:0${String(minute)}:00.000+08:00` },
  ...more,
});
const order = {
  ...{ id: 'S1', goods: '豆腐皮', count: 3, grams: 2_500, pointId: 'P1', pointName: '立新村服务点', date: DATE },
  ...{ senderName: '罗**', senderPhoneTail: '0001', ways: [{ no: 1, rides: [ride] }] },
  codes: [1, 2, 3].map((no) => ({ no, code: boxCode(no) })),
  lines: [{ no: 1, count: 3, to: 'county_pickup' }],
  facts: [
    ...[fact('PLANNED', 0, { way: 1 }), fact('HELD', 1), fact('BOOKED', 2), fact('BOX_RECEIVED', 3)],
    fact('NO_WAY', 4, { boxes: [2, 3], reason: '换了小一点的车' }),
  ],
} as unknown as CarriedOrder;

it('leaves out what is stranded, and says that it waits for its sender', async () => {
  emptyPhone(new Date(`${DATE}T07:30:00+08:00`));
  session.keep(signedIn('T'));
  const county = new County();
  county.answers.set('/api/points/P1/boxes', { orders: [order], buses: [BUS] });
  await openPage(<Loading pointId="P1" />, county);
  expect(text()).toMatch(/08:04 的车 · K01还有 1 箱豆腐皮 1 箱，罗\*\* 尾号 0001[^]*装车 1 箱/);
  expect(text()).toMatch(/没有车的2 箱豆腐皮 2 箱，罗\*\* 尾号 0001没有车赶得上。等寄的人来取/);
});

it('says by one press that its sender fetched what is not sent any more, and takes that back', async () => {
  emptyPhone(new Date(`${DATE}T07:30:00+08:00`));
  for (const { key } of outbox.items()) outbox.discard(key);
  session.keep(signedIn('T'));
  const desk = new OfficeDesk();
  desk.install();
  const sent = (): CarriedEvent[] =>
    desk.writes.flatMap(({ body }) => (body as { events?: readonly CarriedEvent[] } | undefined)?.events ?? []);
  desk.will(`POST ${carryingApi.submit.path}`, {
    get outcomes() {
      return sent().map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
  const county = new County();
  const facts = [...order.facts.slice(0, 4), fact('CANCELLED', 5)];
  county.answers.set('/api/points/P1/boxes', { orders: [{ ...order, facts }], buses: [] });
  await openPage(<Loading pointId="P1" />, county);
  expect(text()).toMatch(/不寄了，等人来取回3 箱豆腐皮 3 箱，罗\*\* 尾号 0001别装车/);
  expect(text()).not.toContain('装车 3 箱');
  await press('取回了 3 箱');
  expect(text()).not.toContain('等人来取回');
  await press('撤销：寄的人取回 3 箱');
  expect(text()).toContain('等人来取回');
  await act(() => outbox.replay());
  expect(sent()).toMatchObject([
    { type: 'FETCHED_BACK', shipmentId: 'S1', boxes: [1, 2, 3] },
    { type: 'RETRACTED', shipmentId: 'S1' },
  ]);
});
