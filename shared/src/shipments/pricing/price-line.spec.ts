// Is a price always the sum of its parts, in whole fen, and never less for more?
import fc from 'fast-check';
import { boxLimits, litresOf } from './box-limits.js';
import { billableGrams, insuranceFen, priceOf } from './price-line.js';
import { busTariff, carrierTariffs, tariffOf, zoneOf } from './tariff.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const settings = { numRuns: 500, seed };

const side = fc.integer({ min: 1, max: boxLimits.sideMm });
const aBox = fc.record({
  grams: fc.integer({ min: 1, max: boxLimits.grams }),
  mm: fc.tuple(side, side, side),
});
const aWay = fc
  .constantFrom(...carrierTariffs)
  .chain((tariff) => fc.record({ tariff: fc.constant(tariff), zone: fc.constantFrom(...tariff.zones) }));
const some = fc.record({
  count: fc.integer({ min: 1, max: boxLimits.boxes }),
  box: aBox,
  onwards: aWay,
  valueFen: fc.integer({ min: 0, max: 1_000_000 }),
});

it('is that of picture 7: thirty boxes of 豆腐皮, twelve to the county and eighteen to the next province', () => {
  const box = { grams: 2_500, mm: [400, 300, 250] as const };
  const tariff = tariffOf('youzhengguonei');
  const zone = tariff && zoneOf(tariff, '44');
  if (!tariff || !zone) throw new Error('the post takes boxes to Guangdong');
  const county = priceOf({ count: 12, box });
  const far = priceOf({ count: 18, box, onwards: { tariff, zone } });
  expect(county.parts).toEqual([{ kind: 'bus', name: '班车带货', count: 12, eachFen: 150, fen: 1_800 }]);
  // 30 litres count as five kilograms.
  expect(far.billableGrams).toBe(5_000);
  expect(far.parts.map(({ kind, count, eachFen }) => [kind, count, eachFen])).toEqual([
    ['bus', 18, 150],
    ['first', 18, 800],
    ['further', 18, 400],
  ]);
  expect(county.fen + far.fen).toBe(26_100);
});

it('is the sum of its parts, each a whole number of boxes at a whole price', () => {
  fc.assert(
    fc.property(some, (boxes) => {
      const { parts, fen } = priceOf(boxes);
      expect(parts.reduce((sum, part) => sum + part.fen, 0)).toBe(fen);
      for (const part of parts) {
        expect(part.fen).toBe(part.count * part.eachFen);
        expect(Number.isSafeInteger(part.fen) && part.fen > 0 && part.count === boxes.count).toBe(true);
      }
    }),
    settings,
  );
});

it('never falls when a box gets heavier or larger, and grows with their number', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 300 }), (boxes, grams, mm) => {
      const [length, width, height] = boxes.box.mm;
      const more = { grams: boxes.box.grams + grams, mm: [length + mm, width, height] as const };
      expect(priceOf({ ...boxes, box: more }).fen).toBeGreaterThanOrEqual(priceOf(boxes).fen);
      expect(priceOf({ ...boxes, count: boxes.count * 2 }).fen).toBe(priceOf(boxes).fen * 2);
    }),
    settings,
  );
});

it('counts the greater of weight and volume, in steps of the tariff, and never less than either when it rounds up', () => {
  fc.assert(
    fc.property(aBox, fc.constantFrom(busTariff, ...carrierTariffs), (box, tariff) => {
      const grams = billableGrams(tariff, box);
      const [length, width, height] = box.mm;
      const volume = (length * width * height) / tariff.divisor;
      expect(grams % tariff.step.grams).toBe(0);
      expect(grams).toBeGreaterThanOrEqual(Math.max(box.grams, volume));
      expect(grams - Math.max(box.grams, Math.ceil(volume))).toBeLessThan(tariff.step.grams);
    }),
    settings,
  );
});

it.each([
  ['up', 1_001, 2_000],
  ['up', 1_000, 1_000],
  ['nearest', 1_499, 1_000],
  ['nearest', 1_500, 2_000],
  ['nearest', 1, 1_000],
] as const)('rounds %s: %i g are %i g', (way, grams, billed) => {
  expect(billableGrams({ divisor: 6_000, step: { grams: 1_000, way } }, { grams, mm: [1, 1, 1] })).toBe(billed);
});

it('insures by the value, and at least for the least', () => {
  const insurance = { perThousand: 5, leastFen: 100, mostValueFen: 2_000_000 };
  expect([0, 1, 20_000, 20_001, 100_000].map((value) => insuranceFen({ insurance }, value))).toEqual([
    0, 100, 100, 101, 500,
  ]);
  expect(insuranceFen({}, 100_000)).toBe(0);
});

it('leaves no province without a zone, and lets none lie in two', () => {
  const provinces = carrierTariffs.map(({ zones }) => zones.flatMap((zone) => zone.provinces));
  for (const each of provinces) {
    expect(new Set(each).size).toBe(each.length);
    expect(each).toHaveLength(31);
  }
});

it('takes room for no less than the box has', () => {
  expect([litresOf({ mm: [400, 300, 250] }), litresOf({ mm: [1, 1, 1] }), litresOf({ mm: [100, 100, 101] })]).toEqual([
    30, 1, 2,
  ]);
});
