// Are the nearest places the nearest, everywhere on Earth, and exactly so?
import { distanceMetres } from '@kehuoyou/shared';
import type { Position } from '@kehuoyou/shared';
import fc from 'fast-check';
import { NearestIndex } from './nearest.js';

const anywhere: fc.Arbitrary<Position> = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** In the county, where places are close to each other and some share one spot. */
const inCounty: fc.Arbitrary<Position> = fc.record({
  lat: fc.integer({ min: 25_950, max: 26_450 }).map((each) => each / 1000),
  lng: fc.integer({ min: 116_600, max: 117_200 }).map((each) => each / 1000),
});

/** Where a map tears: on both sides of the date line, and around the poles. */
const atTheEdges: fc.Arbitrary<Position> = fc.oneof(
  fc.record({
    lat: fc.double({ min: -60, max: 60, noNaN: true }),
    lng: fc.constantFrom(180, -180, 179.99, -179.99, 179.5, -179.5, 178, -178),
  }),
  fc.record({
    lat: fc.constantFrom(90, -90, 89.99, -89.99, 89, -89, 85, -85),
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
  }),
);

/** Distances of the nearest, by measuring all of them. */
function measured(places: readonly Position[], from: Position, limit: number): number[] {
  return places
    .map((each) => distanceMetres(from, each))
    .sort((a, b) => a - b)
    .slice(0, limit);
}

/** True when the index finds as many as there are to find, each once, at the distances that measuring gives. */
function isExact(places: readonly Position[], from: Position, limit: number): void {
  const found = new NearestIndex(places).around(from, limit);
  expect(new Set(found.map(({ index }) => index)).size).toBe(found.length);
  for (const { index, metres } of found) expect(metres).toBe(distanceMetres(from, places[index] ?? from));
  const wanted = measured(places, from, limit);
  expect(found).toHaveLength(wanted.length);
  // A thousandth of a millimetre is what the two formulas may differ by when places are equally far.
  found.forEach(({ metres }, rank) => expect(Math.abs(metres - (wanted[rank] ?? NaN))).toBeLessThan(1e-3));
}

describe('the nearest places', () => {
  it.each<[string, fc.Arbitrary<Position>]>([
    ['all over the Earth', anywhere],
    ['in the county', inCounty],
    ['at the date line and the poles', atTheEdges],
  ])('%s are those that measuring gives', (_name, positions) => {
    fc.assert(
      fc.property(
        fc.array(positions, { minLength: 1, maxLength: 300 }),
        fc.oneof(positions, anywhere),
        fc.integer({ min: 1, max: 50 }),
        (places, from, limit) => isExact(places, from, limit),
      ),
      { numRuns: 150 },
    );
  });

  it('are the same when there are so many that a tree is walked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anywhere, inCounty, atTheEdges), { minLength: 1_001, maxLength: 1_200, size: 'max' }),
        fc.oneof(anywhere, inCounty, atTheEdges),
        fc.integer({ min: 1, max: 50 }),
        (places, from, limit) => isExact(places, from, limit),
      ),
      { numRuns: 40 },
    );
  });

  it('are found across the date line and across a pole', () => {
    const index = new NearestIndex([
      { lat: 0, lng: 170 },
      { lat: 0, lng: -179.9 },
      { lat: 89, lng: -90 },
      { lat: 80, lng: 90 },
    ]);
    expect(index.around({ lat: 0, lng: 179.9 }, 1)[0]?.index).toBe(1);
    expect(index.around({ lat: 89.5, lng: 90 }, 1)[0]?.index).toBe(2);
  });

  it('are all there are when fewer are there than asked for', () => {
    expect(
      new NearestIndex([
        { lat: 1, lng: 1 },
        { lat: 2, lng: 2 },
      ]).around({ lat: 0, lng: 0 }, 50),
    ).toHaveLength(2);
  });

  it('are none when there are none', () => {
    expect(new NearestIndex([]).around({ lat: 0, lng: 0 }, 10)).toEqual([]);
  });

  it('may be only some of them', () => {
    const places = Array.from({ length: 100 }, (_each, index) => ({ lat: 26 + index / 100, lng: 116.8 }));
    expect(
      new NearestIndex(places)
        .around({ lat: 26, lng: 116.8 }, 3, (index) => index % 10 === 9)
        .map(({ index }) => index),
    ).toEqual([9, 19, 29]);
  });
});
