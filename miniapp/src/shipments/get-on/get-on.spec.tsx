// Does whoever drives say by one press what got on at a stop, also without a network, and take it back?
import { act, cleanup } from '@testing-library/react';
import { boxCode, carryingApi } from '@kehuoyou/shared';
import type { CarriedEvent } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { press, text } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import GetOnPage from './index';

const DATE = '2026-12-02';
const BUS = { tripId: 'K01-I01', serviceDate: DATE };
const order = (id: string, goods: string, toLoad: readonly number[], more = {}) => ({
  ...{ id, goods, state: 'booked', boxes: toLoad.length, handedIn: 0, chilled: false },
  toLoad: toLoad.map((no) => ({ no, code: boxCode(no) })),
  ...more,
});
const stop = (stopSequence: number, stopName: string, time: string, ...orders: readonly object[]) => ({
  ...{ stopSequence, stopName, departure: `${DATE}T${time}:00+08:00`, orders },
});

let county: County;
let desk: OfficeDesk;
const sent = (): CarriedEvent[] =>
  desk.writes.flatMap(({ body }) => (body as { events?: readonly CarriedEvent[] } | undefined)?.events ?? []);
const shown = async (...stops: readonly object[]): Promise<void> => {
  county.answers.set(`/api/shipment-loads/${DATE}?tripId=${BUS.tripId}`, {
    ...{ date: DATE, at: '', trips: [{ tripId: BUS.tripId, stops }] },
  });
  await openPage(<GetOnPage />, county);
};

beforeEach(() => {
  emptyPhone(new Date(`${DATE}T08:00:00+08:00`));
  for (const { key } of outbox.items()) outbox.discard(key);
  session.keep(signedIn('T', 'wechat', 'driver'));
  phone.params = { date: DATE, trip: BUS.tripId };
  county = new County();
  desk = new OfficeDesk();
  desk.install();
  desk.will(`POST ${carryingApi.submit.path}`, {
    get outcomes() {
      return sent().map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
});

it('says of each stop what got on, and takes the last press back', async () => {
  const first = stop(3, '梓材', '07:50', order('S1', '豆腐皮', [1, 2]), order('S2', '溪鱼', [4], { chilled: true }));
  const changing = order('S5', '蜂蜜', [], { boxes: 3, changesHere: true });
  await shown(
    first,
    stop(5, '立新村', '08:04', order('S3', '笋干', [1]), order('S4', '莲子', [1], { state: 'held' }), changing),
  );
  expect(text()).toMatch(/07:50 梓材还有 3 箱豆腐皮 2 箱溪鱼 1 箱，放冷藏箱[^]*08:04 立新村还有 1 箱笋干 1 箱/);
  expect(text()).not.toMatch(/莲子|蜂蜜/);
  await press('装上了 3 箱');
  expect(text()).toMatch(/07:50 梓材装好了豆腐皮 2 箱，装好了溪鱼 1 箱，装好了，放冷藏箱/);
  await pass(1_000);
  await press('装上了 1 箱');
  await press('撤销：装车 1 箱');
  expect(text()).toMatch(/08:04 立新村还有 1 箱/);
  await act(() => outbox.replay());
  expect(sent()).toMatchObject([
    { type: 'LOADED', shipmentId: 'S1', boxes: [1, 2], ...BUS },
    { type: 'LOADED', shipmentId: 'S2', boxes: [4], ...BUS },
    { type: 'LOADED', shipmentId: 'S3', boxes: [1], ...BUS },
    { type: 'RETRACTED', shipmentId: 'S3' },
  ]);
});

it('takes back nothing that was put on an earlier bus by the same phone', async () => {
  await shown(stop(5, '立新村', '08:04', order('S1', '豆腐皮', [1, 2])));
  await press('装上了 2 箱');
  expect(text()).toContain('撤销：装车 2 箱');
  cleanup();
  phone.params = { date: DATE, trip: 'K01-I02' };
  county.answers.set(`/api/shipment-loads/${DATE}?tripId=K01-I02`, {
    ...{ date: DATE, at: '' },
    trips: [{ tripId: 'K01-I02', stops: [stop(5, '立新村', '10:04', order('S2', '笋干', [1]))] }],
  });
  await openPage(<GetOnPage />, county);
  expect(text()).toContain('还有 1 箱');
  expect(text()).not.toContain('撤销');
  await press('装上了 1 箱');
  expect(text()).toContain('撤销：装车 1 箱');
});

it('takes out what was not there', async () => {
  await shown(stop(5, '立新村', '08:04', order('S1', '豆腐皮', [1, 2, 3])));
  await press('少了几箱');
  await press(boxCode(2), 'checkbox');
  await press('装上了 2 箱');
  expect(text()).toMatch(/还有 1 箱豆腐皮 3 箱，还有 1 箱没装/);
  await act(() => outbox.replay());
  expect(sent()).toMatchObject([{ type: 'LOADED', shipmentId: 'S1', boxes: [1, 3] }]);
});

it('counts what lies there already with what is still to come', async () => {
  await shown(stop(5, '立新村', '08:04', order('S1', '豆腐皮', [23, 24]), order('S1', '豆腐皮', [], { boxes: 22 })));
  expect(text()).toMatch(/还有 2 箱豆腐皮 24 箱，还有 2 箱没装/);
});

it('says so where nobody has booked', async () => {
  await shown();
  expect(text()).toContain('这一班没有人订车寄货。');
});
