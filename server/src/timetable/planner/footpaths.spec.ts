// Between which stops can one walk?
import { distanceMetres } from '@kehuoyou/shared';
import fc from 'fast-check';
import type { FeedStop } from '../feed/feed.js';
import { footpathsOf } from './footpaths.js';

function stops(...positions: (readonly [lat: number, lng: number])[]): FeedStop[] {
  return positions.map(([latitude, longitude], index) => ({
    stopId: String(index),
    name: String(index),
    latitude,
    longitude,
    locationType: 0,
    parentStation: null,
    wheelchairBoarding: 0,
    platformCode: null,
  }));
}

/** The walks from each stop. */
function walksBetween(places: readonly FeedStop[]): { to: number; seconds: number }[][] {
  const { start, to, seconds } = footpathsOf(places);
  return places.map((_place, from) =>
    Array.from(to.subarray(start[from] ?? 0, start[from + 1] ?? 0), (each, index) => ({
      to: each,
      seconds: seconds[(start[from] ?? 0) + index] ?? 0,
    })),
  );
}

describe('a walk', () => {
  it('leads to a stop within 1,000 m, in both directions and in the same time', () => {
    // A hundredth of a degree of latitude is 1,112 m.
    const [near, other, far] = walksBetween(stops([26, 116.8], [26.005, 116.8], [26.0151, 116.8]));
    expect(near).toEqual([{ to: 1, seconds: expect.any(Number) }]);
    expect(other).toEqual([{ to: 0, seconds: near?.[0]?.seconds }]);
    expect(far).toEqual([]);
  });

  it('takes as long as 1.3 times the way at 1.1 metres a second', () => {
    const [near] = walksBetween(stops([26, 116.8], [26.005, 116.8]));
    expect(near?.[0]?.seconds).toBe(
      Math.ceil((distanceMetres({ lat: 26, lng: 116.8 }, { lat: 26.005, lng: 116.8 }) * 1.3) / 1.1),
    );
  });

  it('does not lead to where one is, but to another stop at the same place, in no time', () => {
    expect(walksBetween(stops([26, 116.8], [26, 116.8]))).toEqual([[{ to: 1, seconds: 0 }], [{ to: 0, seconds: 0 }]]);
  });

  it('leads to all stops near by and to no other', () => {
    const position = fc.tuple(
      fc.double({ min: 26, max: 26.03, noNaN: true }),
      fc.double({ min: 116.8, max: 116.83, noNaN: true }),
    );
    const spotOf = (place: readonly number[]): string => place.map((degrees) => degrees.toFixed(5)).join(' ');
    fc.assert(
      // Many on one spot, to the decimetre, would be taken for stops that nobody measured.
      fc.property(fc.uniqueArray(position, { maxLength: 25, selector: spotOf }), (positions) => {
        const walks = walksBetween(stops(...positions));
        const metres = (a: number, b: number): number =>
          distanceMetres(
            { lat: positions[a]?.[0] ?? 0, lng: positions[a]?.[1] ?? 0 },
            { lat: positions[b]?.[0] ?? 0, lng: positions[b]?.[1] ?? 0 },
          );
        positions.forEach((_each, from) => {
          const reached = new Set(walks[from]?.map(({ to }) => to));
          positions.forEach((_other, to) => {
            // The two formulas for the distance may differ at the thousandth metre itself.
            if (Math.abs(metres(from, to) - 1_000) > 0.01)
              expect(reached.has(to)).toBe(from !== to && metres(from, to) < 1_000);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});
