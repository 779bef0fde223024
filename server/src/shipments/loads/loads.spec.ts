// Do company, hub, county office and keeper each see what gets onto which bus, and what of it has no room?
import { dayLoadsApi, fleetApi, handInApi } from '@kehuoyou/shared';
import {
  beancurd,
  booked,
  orders,
  ordersForEachTest,
  SENDER,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';

ordersForEachTest();

const board = async (token: string, date = TOMORROW) =>
  (await orders.call(dayLoadsApi.ofDay, { date }, { token })).answer.trips;
const hold = (grams: number) => ({
  kind: 'hold' as const,
  most: { grams: 190_000 + grams, litres: 9_380, pieces: 999 },
  approved: false,
});

it('shows bus by bus and stop by stop whose boxes get on, booked beside weighed, and nobody in the open', async () => {
  const order = await booked(beancurd(30));
  await booked(beancurd(2));
  await orders.call(
    handInApi.handIn,
    {
      ...{ id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, refused: [] },
      received: [1, 2].map((no) => ({ no, grams: 2_600 })),
    },
    { token: 'keeper' },
  );
  const [bus, ...others] = await board('manager');
  expect(others).toEqual([]);
  expect(bus).toMatchObject({ tripId: 'K01-I01', routeName: 'K01', boxes: 32, chilledBoxes: 0, move: 0 });
  expect(bus?.stops).toMatchObject([{ pointId: 'P102212', boxes: 32 }]);
  expect(bus?.stops[0]?.orders).toMatchObject([
    {
      ...{ goods: '豆腐皮', state: 'partly_received', senderName: '罗**', senderPhoneTail: '0001', boxes: 30 },
      ...{ handedIn: 2, weighedGrams: 5_200, bookedGrams: 75_000, chilled: false },
    },
    { boxes: 2, handedIn: 0, weighedGrams: 0 },
  ]);
  const left = bus?.stops[0]?.left.grams ?? 0;
  expect(left).toBe((bus?.room.grams ?? 0) - 80_000);
  for (const words of [SENDER.senderPhone, SENDER.senderName, SENDER.senderAddress])
    expect(JSON.stringify(bus)).not.toContain(words);
});

it('is for those whose bus, hub or point it is, and another keeper sees nothing of it', async () => {
  await booked(beancurd(3));
  expect((await board('clerk')).map(({ boxes }) => boxes)).toEqual([3]);
  expect((await board('keeper')).map(({ boxes }) => boxes)).toEqual([3]);
  expect(await board('stranger')).toEqual([]);
  expect((await orders.call(dayLoadsApi.ofDay, { date: TOMORROW }, { token: 'farmer' })).code).toBe('not_allowed');
  expect(await board('manager', '2026-12-05')).toEqual([]);
});

it('says what must be moved when the vehicle is a smaller one: what was booked last, and no more than needed', async () => {
  await vehicle('MT-V01', ['K01-I01'], [hold(60_000)]);
  const first = await booked(beancurd(10));
  orders.clock.pass(60_000);
  const last = await booked(beancurd(10));
  expect((await board('manager')).map(({ move }) => move)).toEqual([0]);
  await orders.call(
    fleetApi.addCompartment,
    { companyId: 'MT', vehicleId: 'MT-V01', ...hold(40_000) },
    { token: 'manager' },
  );
  const [bus] = await board('manager');
  expect(bus).toMatchObject({ move: 4, over: { grams: 10_000, litres: 0, pieces: 0 } });
  expect(bus?.stops[0]?.orders.map(({ id, move }) => [id, move])).toEqual([
    [first.id, undefined],
    [last.id, 4],
  ]);
});

it('marks what rides cold, and prints', async () => {
  const chill = { ...hold(60_000), kind: 'chill_box' as const, chill: { from: 0, to: 40, hours: 12 } };
  const cold = { ...chill, most: { grams: 20_000, litres: 100, pieces: 3 } };
  await vehicle('MT-V01', ['K01-I01', 'K01-I06'], [hold(60_000), cold]);
  const lines = [{ count: 2, to: 'carrier' as const, carrier: 'shunfeng', province: '35' }];
  await booked(beancurd(2, { goods: '溪鱼', lines }));
  const [bus, ...others] = await board('clerk');
  expect(others).toEqual([]);
  expect(bus).toMatchObject({ tripId: 'K01-I06', boxes: 2, chilledBoxes: 2, chillRoom: { pieces: 3 } });
  expect(bus?.stops[0]?.orders).toMatchObject([{ goods: '溪鱼', chilled: true }]);
  const file = await fetch(`${orders.url}/api/shipment-loads/${TOMORROW}/sheet.pdf`, {
    headers: { authorization: 'Bearer clerk' },
  });
  expect(file.status).toBe(200);
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});
