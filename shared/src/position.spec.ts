// Are distances and directions on the Earth right, also at its edges?
import fc from 'fast-check';
import { bearingName, distanceMetres, distanceText, EARTH_RADIUS_METRES, isOnEarth } from './position.js';
import type { Position } from './position.js';

const anywhere: fc.Arbitrary<Position> = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

const seat: Position = { lat: 26.18197, lng: 116.81464 };
const HALF_ROUND = Math.PI * EARTH_RADIUS_METRES;

describe('the great-circle distance', () => {
  it('knows pairs that others have measured on the same sphere', () => {
    // Nashville's airport to Los Angeles', the usual example of the haversine (2,886.44 km at R = 6,371.0 km); London to Paris.
    expect(
      (distanceMetres({ lat: 36.12, lng: -86.67 }, { lat: 33.94, lng: -118.4 }) / EARTH_RADIUS_METRES) * 6371,
    ).toBeCloseTo(2886.4444, 3);
    expect(distanceMetres({ lat: 51.5074, lng: -0.1278 }, { lat: 48.8566, lng: 2.3522 }) / 1000).toBeCloseTo(343.6, 0);
    // One degree of latitude anywhere, and of longitude at the equator and at 60 degrees.
    const degree = (Math.PI / 180) * EARTH_RADIUS_METRES;
    expect(distanceMetres({ lat: 26, lng: 116 }, { lat: 27, lng: 116 })).toBeCloseTo(degree, 3);
    expect(distanceMetres({ lat: 0, lng: 116 }, { lat: 0, lng: 117 })).toBeCloseTo(degree, 3);
    expect(distanceMetres({ lat: 60, lng: 116 }, { lat: 60, lng: 117 }) / degree).toBeCloseTo(0.5, 4);
  });

  it('is short across the date line and around a pole', () => {
    expect(distanceMetres({ lat: 0, lng: 179.999 }, { lat: 0, lng: -179.999 })).toBeCloseTo(222.4, 1);
    expect(distanceMetres({ lat: 90, lng: 0 }, { lat: 90, lng: 123 })).toBeCloseTo(0, 6);
    expect(distanceMetres({ lat: 89.999, lng: 0 }, { lat: 89.999, lng: 180 })).toBeCloseTo(222.4, 1);
  });

  it('reaches half round the Earth and is a number even there', () => {
    expect(distanceMetres({ lat: 90, lng: 0 }, { lat: -90, lng: 0 })).toBeCloseTo(HALF_ROUND, 3);
    expect(distanceMetres({ lat: 26.18197, lng: 116.81464 }, { lat: -26.18197, lng: -63.18536 })).toBeCloseTo(
      HALF_ROUND,
      3,
    );
  });

  it('is the same both ways, zero to itself and never beyond half round', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        const metres = distanceMetres(a, b);
        expect(metres).toBeCloseTo(distanceMetres(b, a), 6);
        expect(metres).toBeGreaterThanOrEqual(0);
        expect(metres).toBeLessThanOrEqual(HALF_ROUND + 0.001);
        expect(distanceMetres(a, a)).toBe(0);
      }),
    );
  });

  it('is never longer than a way round by a third place', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        // Near the antipode the haversine loses digits; a metre is far more than it loses.
        expect(distanceMetres(a, b)).toBeLessThanOrEqual(distanceMetres(a, c) + distanceMetres(c, b) + 1);
      }),
    );
  });
});

describe('a position', () => {
  it.each([
    [90, 180],
    [-90, -180],
    [0, 0],
    [26.18, 116.81],
  ])('at %d, %d is on Earth', (lat, lng) => {
    expect(isOnEarth({ lat, lng })).toBe(true);
  });

  it.each([
    [90.0001, 0],
    [-91, 0],
    [0, 180.0001],
    [0, -181],
    [Number.NaN, 0],
    [0, Number.NaN],
    [Infinity, 0],
    [0, -Infinity],
  ])('at %d, %d is not', (lat, lng) => {
    expect(isOnEarth({ lat, lng })).toBe(false);
  });
});

describe('a distance in words', () => {
  it.each([
    [0, '10米'],
    [4, '10米'],
    [14, '10米'],
    [296, '300米'],
    [944, '940米'],
    [949, '950米'],
    [950, '0.9公里'],
    [1_000, '1.0公里'],
    [1_249, '1.2公里'],
    [9_949, '9.9公里'],
    [9_950, '10公里'],
    [38_400, '38公里'],
  ])('%d metres is %s', (metres, text) => {
    expect(distanceText(metres)).toBe(text);
  });

  it('never sounds nearer when it is farther', () => {
    const metresOf = (text: string): number => Number.parseFloat(text) * (text.endsWith('公里') ? 1000 : 1);
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(200_000), (a, b) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        expect(metresOf(distanceText(near))).toBeLessThanOrEqual(metresOf(distanceText(far)));
      }),
    );
  });
});

describe('a direction', () => {
  it.each([
    [0.1, 0, '北'],
    [0.1, 0.11, '东北'],
    [0, 0.1, '东'],
    [-0.1, 0.11, '东南'],
    [-0.1, 0, '南'],
    [-0.1, -0.11, '西南'],
    [0, -0.1, '西'],
    [0.1, -0.11, '西北'],
  ])('of %d, %d degrees is %s', (lat, lng, name) => {
    expect(bearingName(seat, { lat: seat.lat + lat, lng: seat.lng + lng })).toBe(name);
  });

  it('is the shorter way across the date line', () => {
    expect(bearingName({ lat: 0, lng: 179.9 }, { lat: 0, lng: -179.9 })).toBe('东');
    expect(bearingName({ lat: 0, lng: -179.9 }, { lat: 0, lng: 179.9 })).toBe('西');
  });

  it('is the opposite one on the way back, within a county', () => {
    const opposite: Readonly<Record<string, string>> = {
      北: '南',
      东北: '西南',
      东: '西',
      东南: '西北',
      南: '北',
      西南: '东北',
      西: '东',
      西北: '东南',
    };
    const nearby = fc.record({
      lat: fc.double({ min: 25.9, max: 26.5, noNaN: true }),
      lng: fc.double({ min: 116.5, max: 117.2, noNaN: true }),
    });
    fc.assert(
      fc.property(nearby, nearby, (a, b) => {
        // On the border between two winds the narrowing of the meridians decides, one way or the other.
        const turn = (Math.atan2((b.lng - a.lng) * Math.cos((a.lat * Math.PI) / 180), b.lat - a.lat) * 180) / Math.PI;
        fc.pre(
          Math.abs(((turn + 382.5) % 45) - 0) > 0.5 &&
            Math.abs(((turn + 382.5) % 45) - 45) > 0.5 &&
            distanceMetres(a, b) > 1,
        );
        expect(bearingName(b, a)).toBe(opposite[bearingName(a, b)]);
      }),
    );
  });
});
