// Does whoever may move boxes see the other buses, choose how many, and send just these?
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import ShipmentPage from './index';

const NOW = new Date('2026-12-01T18:20:00+08:00');
const at = (time: string): string => `2026-12-02T${time}:00+08:00`;
const ride = { tripId: 'K02', serviceDate: '2026-12-02', routeName: 'K02', fromStopName: 'A', toStopName: 'B' };
const bus = {
  ...{ name: 'later', handInBy: at('09:00'), departure: at('09:20'), arrival: at('10:10'), boxesLeft: 2 },
  rides: [{ ...ride, departure: at('09:20'), arrival: at('10:10'), fromSequence: 1, toSequence: 5 }],
};
const shipment = (more = {}) => ({
  ...{
    id: 'S1',
    state: 'booked',
    pointId: 'P1',
    pointName: '下谢村客货邮服务点',
    quoteId: 'Q1',
    goods: '豆腐皮',
    count: 3,
  },
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

it('moves the last ones, no more than the bus takes', async () => {
  county.answers.set('/api/shipments/S1', shipment({ movable: 3 }));
  county.answers.set('/api/shipments/S1/other-buses', { boxes: [1, 2, 3], buses: [bus] });
  const server = new FakeServer().will({ status: 201, body: shipment() });
  server.install();
  await openPage(<ShipmentPage />, county);
  await press('挪到别的车');
  expect(text()).toMatch(/明天 09:20还能装 2 箱[^]*坐 K02，10:10 到县城，保鲜来得及[^]*车钱不变/);
  await press('挪 2 箱');
  expect(server.requests).toMatchObject([{ url: expect.stringContaining('/api/shipments/S1/split') as string }]);
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ boxes: [2, 3], bus: 'later' });
  expect(text()).not.toContain('挪到哪一班');
});

it('moves those of one destination alone, where there are several', async () => {
  const lines = [
    { no: 1, count: 1, to: 'county_pickup', parts: [], fen: 150 },
    { no: 2, count: 2, to: 'carrier', carrierName: '顺丰', parts: [], fen: 300 },
  ];
  const boxes = [1, 2, 3].map((no) => ({ no, line: no === 1 ? 1 : 2, state: 'planned' }));
  county.answers.set('/api/shipments/S1', shipment({ movable: 3, lines, boxes }));
  county.answers.set('/api/shipments/S1/other-buses', { boxes: [1, 2, 3], buses: [{ ...bus, boxesLeft: 9 }] });
  const server = new FakeServer().will({ status: 201, body: shipment() });
  server.install();
  await openPage(<ShipmentPage />, county);
  await press('挪到别的车');
  expect(text()).toMatch(/都行3 箱[^]*县城自提1 箱[^]*顺丰2 箱/);
  await press(/^县城自提/, 'radio');
  await press('挪 1 箱');
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ boxes: [1], bus: 'later' });
});

it('says where no other bus takes them, and shows nothing to whoever may not', async () => {
  county.answers.set('/api/shipments/S1', shipment({ movable: 3 }));
  county.answers.set('/api/shipments/S1/other-buses', { boxes: [1, 2, 3], buses: [] });
  await openPage(<ShipmentPage />, county);
  await press('挪到别的车');
  expect(text()).toContain('别的车没有位子，或者赶不上保鲜。');
  await press('不挪了');
  expect(text()).not.toContain('别的车没有位子');
});
