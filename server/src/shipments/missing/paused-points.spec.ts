// Does whoever is to bring boxes hear that nobody will be at the counter then, and nobody else?
import { handInApi, noticesApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import { upTo } from '../../testing/shipments/carry-world.js';
import { beancurd, booked, orders, ordersForEachTest, POINT, TOMORROW } from '../../testing/shipments/order-world.js';

ordersForEachTest();

const at = (time: string, date = TOMORROW): Date => new Date(`${date}T${time}:00+08:00`);
const pausing = async (from: Date, until?: Date): Promise<string> => {
  const pause = { pointId: POINT, from, until, reason: '站长住院', substitutePointId: undefined };
  return orders.app.get(PointPauses).announce(pause);
};
const told = async (token = 'farmer'): Promise<string[]> => {
  await orders.app.get(OutboxRelay).drain();
  const { notices } = (await orders.call(noticesApi.inbox, {}, { token })).answer;
  return notices.filter(({ title }) => title.includes('不开门')).map(({ text }) => text);
};

it('hears it once, with where to go from there', async () => {
  await booked(beancurd(5));
  await pausing(at('00:00'));
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
