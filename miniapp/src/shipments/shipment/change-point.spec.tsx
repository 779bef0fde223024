// Does somebody before a shut door find where else to hand in, and what has changed then?
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { changedWords, otherPointWords } from './change-point-words';
import ShipmentPage from './index';

const NOW = new Date('2026-12-01T18:20:00+08:00');
const at = (time: string): string => `2026-12-02T${time}:00+08:00`;
const bus = {
  ...{ name: 'early', handInBy: at('08:20'), departure: at('08:40'), arrival: at('09:30'), boxesLeft: 9 },
  rides: [],
};
const points = [
  { pointId: 'P2', name: '卢水村服务点', metres: 2_100, bus },
  { pointId: 'P3', name: '大路口村服务点', metres: 3_400, shut: '还没开门', bus },
];
const shipment = (more = {}) => ({
  ...{ id: 'S1', state: 'booked', pointId: 'P1', pointName: '下谢村服务点', quoteId: 'Q1', goods: '豆腐皮', count: 3 },
  ...{ grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, createdAt: NOW.toISOString(), forCaller: false },
  ...{ lines: [{ no: 1, count: 3, to: 'county_pickup', parts: [], fen: 450 }], ways: [], amounts: [], fen: 450 },
  ...{ boxes: [1, 2, 3].map((no) => ({ no, line: 1, state: 'planned' })), steps: [], mayCancel: true, ...more },
});

let county: County;

beforeEach(() => {
  emptyPhone(NOW);
  session.keep(signedIn('T'));
  phone.params = { id: 'S1' };
  county = new County();
});

it('chooses among the points near by, and reads where to go now', async () => {
  county.answers.set('/api/shipments/S1', shipment({ mayChangePoint: true }));
  county.answers.set('/api/shipments/S1/other-points', { points });
  const changed = {
    pointName: '卢水村服务点',
    handInBy: at('08:20'),
    departure: at('08:40'),
    arrival: at('09:30'),
    recoded: 1,
  };
  const server = new FakeServer().will({ status: 201, body: changed });
  server.install();
  await openPage(<ShipmentPage />, county);
  await press('站长不在？换个点交');
  expect(text()).toMatch(/卢水村服务点2\.1公里[^]*明天 08:20 前交，坐 08:40 的车，09:30 到县城。车钱不变/);
  await press('到这里交');
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ pointId: 'P2', bus: 'early' });
  expect(text()).toContain(changedWords(changed, NOW));
  expect(changedWords(changed, NOW)).toContain('有 1 箱换了箱码');
});

it.each([
  ['again of whoever sends it, whoever booked it', { forCaller: true, mayShare: true }, true],
  ['no more of a keeper who sees it no more', { forCaller: false }, false],
])('is asked %s', async (_who, more, asks) => {
  county.answers.set('/api/shipments/S1', shipment({ mayChangePoint: true, ...more }));
  county.answers.set('/api/shipments/S1/other-points', { points });
  const changed = { pointName: '卢水村服务点', handInBy: at('08:20'), departure: at('08:40'), arrival: at('09:30') };
  new FakeServer().will({ status: 201, body: { ...changed, recoded: 0 } }).install();
  await openPage(<ShipmentPage />, county);
  await press('站长不在？换个点交');
  county.answers.set('/api/shipments/S1', shipment({ pointName: '卢水村服务点', ...more }));
  await press('到这里交');
  expect(text()).toContain('换好了');
  expect(text().includes('3 箱豆腐皮 · 卢水村服务点')).toBe(asks);
  expect(text()).not.toContain('站长不在？换个点交');
});

it('says so where there is no other, and offers nothing where some was brought', async () => {
  county.answers.set('/api/shipments/S1', shipment({ mayChangePoint: true }));
  county.answers.set('/api/shipments/S1/other-points', { points: [] });
  await openPage(<ShipmentPage />, county);
  await press('站长不在？换个点交');
  expect(text()).toContain('附近别的点没有车装得下这 3 箱');
});

it('offers nothing to whoever may not', async () => {
  county.answers.set('/api/shipments/S1', shipment());
  await openPage(<ShipmentPage />, county);
  expect(text()).not.toContain('换个点交');
});

it('warns of a counter at which nobody is either', () => {
  expect(otherPointWords(points[1] as never, NOW)[1]).toBe('那时候还没开门，去前先打电话问。');
});

it.each([
  [{ mayChangePoint: true }, '下谢村服务点那时候不开门（站长住院）。可以换个点交，车钱不变。'],
  [{}, '下谢村服务点那时候不开门（站长住院）。先打电话问站长。'],
])('says at the head that the door is shut then, and what to do: %j', async (more, words) => {
  county.answers.set('/api/shipments/S1', shipment({ shutBecause: '站长住院', ...more }));
  await openPage(<ShipmentPage />, county);
  expect(text()).toContain(words);
});
