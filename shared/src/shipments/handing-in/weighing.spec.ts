// Does a scale change a price exactly where the rule says so, and by what the tariff says?
import { carrierTariffs, zoneOf } from '../pricing/tariff.js';
import { priceOf } from '../pricing/price-line.js';
import type { QuotedLine } from '../pricing/quote.js';
import { boxFen, isAsSaid, isTooHeavy, weighedFen } from './weighing.js';

const size = { lengthMm: 400, widthMm: 300, heightMm: 250 };

it.each([
  [2_500, 3_000, true],
  [2_500, 3_001, false],
  [2_500, 2_000, true],
  [2_500, 1_999, false],
  [20_000, 21_000, true],
  [20_000, 21_001, false],
  [20_000, 19_000, true],
] as const)('%d grams said and %d weighed are as said: %s', (said, weighed, same) => {
  expect(isAsSaid(said, weighed)).toBe(same);
});

it('refuses what nobody may be asked to lift', () => {
  expect([30_000, 30_001].map(isTooHeavy)).toEqual([false, true]);
});

it('costs as said while it weighs as said, for the county and for every carrier and zone', () => {
  for (const each of carrierTariffs)
    for (const province of ['35', '44', '12', '65']) {
      const zone = zoneOf(each, province);
      if (!zone) throw new Error(`${each.name} has no zone for ${province}`);
      const box = { grams: 2_500, mm: [400, 300, 250] as const };
      const price = priceOf({ count: 7, box, onwards: { tariff: each, zone }, valueFen: 20_000 });
      const line: QuotedLine = {
        ...{ no: 1, count: 7, to: 'carrier', carrier: each.carrier, province, valueFen: 20_000 },
        ...price,
      };
      expect(weighedFen(size, line, 2_500)).toBe(boxFen(line));
      expect(boxFen(line) * 7).toBe(line.fen);
      expect(weighedFen(size, line, 12_000)).toBeGreaterThan(boxFen(line));
    }
  const pickup: QuotedLine = {
    no: 1,
    count: 3,
    to: 'county_pickup',
    ...priceOf({ count: 3, box: { grams: 2_500, mm: [400, 300, 250] } }),
  };
  expect(weighedFen(size, pickup, 2_500)).toBe(boxFen(pickup));
});
