// Does whoever is to bring boxes hear that nobody will be at the counter then, and nobody else?
import { fleetApi, handInApi, noticesApi, poolsApi, shipmentsApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import { upTo } from '../../testing/shipments/carry-world.js';
import {
  beancurd,
  booked,
  booking,
  firstOffer,
  holding,
  orders,
  ordersForEachTest,
  POINT,
  quoted,
  TOMORROW,
} from '../../testing/shipments/order-world.js';

ordersForEachTest();

const at = (time: string, date = TOMORROW): Date => new Date(`${date}T${time}:00+08:00`);
const pausing = async (from: Date, until?: Date): Promise<string> => {
  const pause = { pointId: POINT, from, until, reason: '站长住院', substitutePointId: undefined };
  return orders.app.get(PointPauses).announce(pause);
};
const told = async (token = 'farmer', what = '不开门'): Promise<string[]> => {
  await orders.app.get(OutboxRelay).drain();
  const { notices } = (await orders.call(noticesApi.inbox, {}, { token })).answer;
  return notices.filter(({ title, superseded }) => title.includes(what) && !superseded).map(({ text }) => text);
};

it('hears it once, with where to go from there', async () => {
  const { id } = await booked(beancurd(5));
  const read = async () => (await orders.call(shipmentsApi.read, { id }, { token: 'farmer' })).answer.shutBecause;
  expect(await read()).toBeUndefined();
  await pausing(at('00:00'));
  expect(await read()).toBe('站长住院');
  expect(await told()).toEqual([
    expect.stringMatching(
      /^您的 5 箱豆腐皮要在 .* 前交，.*那时候不开门（站长住院）。点开这一单，可以换个点交，车钱不变。$/,
    ),
  ]);
  expect(await told('neighbour')).toEqual([]);
});

it('hears nothing of a pause that is over before, begins after, or was taken back at once', async () => {
  await booked(beancurd(5));
  await pausing(at('00:00', '2026-12-02'), at('05:00'));
  await pausing(at('00:00', '2026-12-09'));
  await orders.app.get(PointPauses).withdraw(await pausing(at('00:00')));
  expect(await told()).toEqual([]);
});

it('hears nothing of boxes that lie at the counter already', async () => {
  const order = await booked(beancurd(2));
  orders.clock.set(`${TOMORROW}T06:30:00+08:00`);
  const received = upTo(2).map((no) => ({ no, grams: 2_500 }));
  const ask = { id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, received, refused: [] } as const;
  await orders.call(handInApi.handIn, ask, { token: 'keeper' });
  await pausing(at('06:40'));
  expect(await told()).toEqual([]);
});

it('hears that it is open after all, where they heard that it would not be, and no other pause goes on', async () => {
  await booked(beancurd(5));
  const quote = await quoted(beancurd(1), 'neighbour');
  const { answer: held } = await holding(quote, firstOffer(quote), { token: 'neighbour' });
  const pauses = orders.app.get(PointPauses);
  const [one, other] = [await pausing(at('00:00')), await pausing(at('06:00'), at('12:00'))];
  expect(await told()).toHaveLength(1);
  expect((await booking(held, { token: 'neighbour' })).answer.state).toBe('booked');
  await pauses.withdraw(one);
  expect(await told('farmer', '照常开门')).toEqual([]);
  await pauses.withdraw(other);
  expect(await told('farmer', '照常开门')).toEqual([
    expect.stringMatching(/服务点照常开门，您的 5 箱豆腐皮还是在 .* 前交到这里。$/),
  ]);
  // What was told before holds no more.
  expect(await told()).toEqual([]);
  expect(await told('neighbour', '照常开门')).toEqual([]);
});

it('hears nothing of boxes that a vehicle fetches at the field', async () => {
  const most = { grams: 400_000, litres: 9_380, pieces: 999 };
  const compartment = { kind: 'hold' as const, most, approved: false };
  const vehicleId = 'MT-V02';
  await orders.call(fleetApi.addCompartment, { companyId: 'MT', vehicleId, ...compartment }, { token: 'manager' });
  const { id } = await booked(beancurd(10));
  const collect = { pointId: POINT, where: '村口晒谷坪', at: '07:30' };
  const said = { date: TOMORROW, tripId: 'K01-I01', decision: 'vehicle' as const, vehicleId, collect };
  expect((await orders.call(poolsApi.answer, said, { token: 'manager' })).status).toBe(201);
  await pausing(at('00:00'));
  expect(await told()).toEqual([]);
  expect((await orders.call(shipmentsApi.read, { id }, { token: 'farmer' })).answer.shutBecause).toBeUndefined();
});

it('hears of no other point where some of it lies at the counter already', async () => {
  const order = await booked(beancurd(3));
  orders.clock.set(`${TOMORROW}T06:30:00+08:00`);
  const received = [{ no: 1, grams: 2_500 }];
  const ask = { id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, received, refused: [] } as const;
  await orders.call(handInApi.handIn, ask, { token: 'keeper' });
  await pausing(at('06:40'));
  const [text = ''] = await told();
  expect(text).toMatch(/^您的 2 箱豆腐皮要在 .*先打电话问站长，或者点开这一单，挪到别的车。$/);
});
