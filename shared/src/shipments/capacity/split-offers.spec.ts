// Does every offer bring all boxes, over no leg's room?
import fc from 'fast-check';
import { boxesThatFit, MOST_BUSES, splitOffers } from './split-offers.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const BOX = { grams: 2_500, litres: 30, pieces: 1 };
const room = (entries: Readonly<Record<string, number>>) =>
  new Map(
    Object.entries(entries).map(
      ([leg, boxes]) => [leg, { grams: boxes * 2_500, litres: 10_000, pieces: 1_000 }] as const,
    ),
  );

it('offers 22 and 8, and all thirty on the later bus', () => {
  const ways = [{ legs: ['a1', 'a2'] }, { legs: ['b1'] }];
  expect(splitOffers(ways, room({ a1: 40, a2: 22, b1: 30 }), { count: 30, box: BOX })).toEqual([
    [
      { way: 0, boxes: 22 },
      { way: 1, boxes: 8 },
    ],
    [{ way: 1, boxes: 30 }],
  ]);
});

it('offers one bus once where the first takes all', () => {
  expect(splitOffers([{ legs: ['a'] }, { legs: ['b'] }], room({ a: 30, b: 99 }), { count: 30, box: BOX })).toEqual([
    [{ way: 0, boxes: 30 }],
  ]);
});

it('offers nothing where there is no room for all', () => {
  expect(splitOffers([{ legs: ['a'] }], room({ a: 29 }), { count: 30, box: BOX })).toEqual([]);
  expect(splitOffers([{ legs: ['unknown'] }], room({}), { count: 1, box: BOX })).toEqual([]);
});

it('never promises a leg twice, also where two ways share it', () => {
  const leg = fc.constantFrom('a', 'b', 'c', 'd');
  const amount = fc.record({
    grams: fc.integer({ min: 0, max: 100_000 }),
    litres: fc.integer({ min: 0, max: 1_000 }),
    pieces: fc.integer({ min: 0, max: 60 }),
  });
  const ways = fc.array(fc.record({ legs: fc.uniqueArray(leg, { minLength: 1, maxLength: 3 }) }), { maxLength: 6 });
  const rooms = fc.array(fc.tuple(leg, amount)).map((all) => new Map(all));
  fc.assert(
    fc.property(ways, rooms, fc.integer({ min: 1, max: 60 }), (some, left, count) => {
      for (const offer of splitOffers(some, left, { count, box: BOX })) {
        expect(offer.reduce((sum, { boxes }) => sum + boxes, 0)).toBe(count);
        expect(offer.length).toBeLessThanOrEqual(MOST_BUSES);
        const taken = new Map<string, number>();
        for (const { way, boxes } of offer)
          for (const each of some[way]?.legs ?? []) taken.set(each, (taken.get(each) ?? 0) + boxes);
        for (const [each, boxes] of taken) expect(boxes).toBeLessThanOrEqual(boxesThatFit([each], left, BOX));
      }
    }),
    { numRuns: 1_000, seed },
  );
});
