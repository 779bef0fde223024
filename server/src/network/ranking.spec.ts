// Do the points come in the order in which a villager would go to them?
import type { PointRecord } from '@kehuoyou/shared';
import fc from 'fast-check';
import { rankForVillage } from './ranking.js';

const village = '350423104204';

function point(id: string, more: Partial<PointRecord> = {}): PointRecord {
  return {
    id,
    name: id,
    tier: 'village_point',
    townshipCode: village.slice(0, 9),
    position: { lat: 26, lng: 116 },
    positionQuality: 'surveyed',
    services: [],
    status: 'open',
    weekly: [],
    exceptions: [],
    pauses: [],
    kit: [],
    details: 'sample',
    ...more,
  };
}

/** Rides from the home stop H, in minutes. */
const rides: Readonly<Record<string, number>> = { 'H A': 12, 'H B': 40, 'H2 A': 5 };
const rideMinutes = (from: string, to: string): number | undefined => rides[`${from} ${to}`];

function order(candidates: { point: PointRecord; metres: number }[], homes = ['H']): string[] {
  return rankForVillage(village, homes, candidates, rideMinutes).map(
    (each) => `${each.point.id} ${each.busMinutes ?? '-'}`,
  );
}

describe('a villager’s order', () => {
  it('begins with the points of the own village, however far', () => {
    expect(
      order([
        { point: point('near'), metres: 10 },
        { point: point('own', { villageCode: village }), metres: 9_000 },
      ]),
    ).toEqual(['own -', 'near -']);
  });

  it('goes on by minutes on the bus, then by distance where no bus goes', () => {
    expect(
      order([
        { point: point('walk-far'), metres: 3_000 },
        { point: point('walk-near', { stopId: 'X' }), metres: 500 },
        { point: point('bus-40', { stopId: 'B' }), metres: 100 },
        { point: point('bus-12', { stopId: 'A' }), metres: 20_000 },
      ]),
    ).toEqual(['bus-12 12', 'bus-40 40', 'walk-near -', 'walk-far -']);
  });

  it('counts no minutes for a point at the own stop', () => {
    expect(
      order([
        { point: point('bus', { stopId: 'A' }), metres: 1 },
        { point: point('here', { stopId: 'H' }), metres: 5_000 },
      ]),
    ).toEqual(['here 0', 'bus 12']);
  });

  it('takes the quickest ride where the village has several stops', () => {
    expect(order([{ point: point('bus', { stopId: 'A' }), metres: 1 }], ['H', 'H2'])).toEqual(['bus 5']);
  });

  it('goes by distance where minutes are equal', () => {
    expect(
      order([
        { point: point('far', { stopId: 'A' }), metres: 2 },
        { point: point('near', { stopId: 'A' }), metres: 1 },
      ]),
    ).toEqual(['near 12', 'far 12']);
  });

  it('loses nobody and is the same whatever the order before', () => {
    const candidate = fc.record({
      own: fc.boolean(),
      stop: fc.constantFrom(undefined, 'A', 'B', 'H', 'X'),
      metres: fc.nat(50_000),
    });
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { maxLength: 12, selector: ({ metres }) => metres }), (drawn) => {
        const candidates = drawn.map(({ own, stop, metres }) => ({
          metres,
          point: point(`${metres}`, {
            ...(own ? { villageCode: village } : {}),
            ...(stop === undefined ? {} : { stopId: stop }),
          }),
        }));
        const ranked = order(candidates);
        expect(ranked).toHaveLength(candidates.length);
        expect(order([...candidates].reverse())).toEqual(ranked);
      }),
    );
  });
});
