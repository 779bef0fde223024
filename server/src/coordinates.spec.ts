// Do positions come back from the map's datum to where they were?
import { distanceMetres } from '@kehuoyou/shared';
import type { Position } from '@kehuoyou/shared';
import fc from 'fast-check';
import { positionFor, positionFrom } from './coordinates.js';

/** Within the county, and a little around it. */
const here: fc.Arbitrary<Position> = fc.record({
  lat: fc.double({ min: 25.7, max: 26.7, noNaN: true }),
  lng: fc.double({ min: 116.3, max: 117.4, noNaN: true }),
});

describe('the datum of Chinese maps', () => {
  it('shifts a position here by 300 to 800 m', () => {
    fc.assert(
      fc.property(here, (position) => {
        const metres = distanceMetres(position, positionFor('gcj02', position));
        expect(metres).toBeGreaterThan(300);
        expect(metres).toBeLessThan(800);
      }),
    );
  });

  it('is the one given when nobody asks for another', () => {
    const seat = { lat: 26.18197, lng: 116.81464 };
    expect(positionFor(undefined, seat)).toEqual(positionFor('gcj02', seat));
    expect(positionFrom(undefined, seat)).toEqual(positionFrom('gcj02', seat));
    expect(positionFor('gcj02', seat)).not.toEqual(seat);
  });

  it('is left again to within a metre', () => {
    fc.assert(
      fc.property(here, (position) => {
        expect(distanceMetres(position, positionFrom('gcj02', positionFor('gcj02', position)))).toBeLessThan(1);
      }),
    );
  });

  it('is told with six decimals, which is a decimetre', () => {
    fc.assert(
      fc.property(here, (position) => {
        const { lat, lng } = positionFor('gcj02', position);
        expect([lat, lng]).toEqual([Number(lat.toFixed(6)), Number(lng.toFixed(6))]);
      }),
    );
  });
});

describe('WGS-84', () => {
  it('is what we keep, so it passes unchanged in and out', () => {
    fc.assert(
      fc.property(here, (position) => {
        expect(positionFor('wgs84', position)).toEqual(position);
        expect(positionFrom('wgs84', position)).toEqual(position);
      }),
    );
  });
});
