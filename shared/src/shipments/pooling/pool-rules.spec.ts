// When is it worth asking for another vehicle?
import { isWorthAField, isWorthAVehicle, pooled } from './pool-rules.js';

const boxes = (accountId: string, count: number) => ({
  ...{ shipmentId: `${accountId} ${count}`, accountId, pointId: 'P1', boxes: count, grams: count * 2_500 },
});

it('counts households by account, and boxes and weight by order', () => {
  expect(pooled([boxes('A', 3), boxes('A', 4), boxes('B', 5)])).toEqual({ households: 2, boxes: 12, grams: 30_000 });
  expect(pooled([])).toEqual({ households: 0, boxes: 0, grams: 0 });
});

it.each([
  [1, 29, false, false],
  [1, 30, true, true],
  [2, 14, false, false],
  [2, 15, true, false],
  [5, 30, true, true],
  [0, 0, false, false],
])('%i households with %i boxes', (households, count, vehicle, field) => {
  const sums = { households, boxes: count, grams: count * 2_500 };
  expect([isWorthAVehicle(sums), isWorthAField(sums)]).toEqual([vehicle, field]);
});
