// What can befall the bus of a parcel, as facts, and what do they come to?
import type { ParcelFact } from '../custody/parcel-fact.js';
import type { ParcelProgress } from '../custody/parcel-progress.js';
import { bus, fact, later, ofBag, until } from './parcel-story.js';

/** Edge cases of buses that do not go, break down, or are said to have left. */
export const busCases: Readonly<
  Record<string, { facts: readonly ParcelFact[]; comesTo: (told: ParcelProgress) => void }>
> = {
  'its bus was cancelled after loading': {
    facts: [...until(20), ofBag(40, 'UNLOADED', 'YD0731', { source: 'hub', pointId: 'hub' })],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'sorted', holder: { kind: 'hub', pointId: 'hub' } });
    },
  },
  'its bus does not come, and it is meant for the next': {
    facts: [...until(20), ofBag(40, 'REPLANNED', 'YD0731', { source: 'hub', pointId: 'hub', ...later })],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'sorted', trip: later, review: [] });
    },
  },
  'it was put on the next bus before it was heard that it is meant for that': {
    facts: [
      ...until(20),
      ofBag(40, 'LOADED', 'YD0731', later),
      ofBag(41, 'REPLANNED', 'YD0731', { source: 'hub', pointId: 'hub', ...later }),
      fact(50, 'DEPARTED', { own: false, ...later }),
    ],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'in_transit', trip: later, review: [] });
    },
  },
  'its bus broke down on the way': {
    facts: [...until(30), ofBag(60, 'TRANSFERRED', 'YD0731', later), fact(62, 'DEPARTED', { own: false, ...later })],
    comesTo: (told) => {
      expect(told).toMatchObject({ state: 'in_transit', trip: later, holder: { kind: 'vehicle', trip: later } });
      expect(told.review).toEqual([]);
    },
  },
  'the bus was reported to have left before its bag was loaded': {
    facts: [
      ...until(10),
      ofBag(35, 'LOADED', 'YD0731', { pointId: 'hub', ...bus }),
      fact(30, 'DEPARTED', { own: false, ...bus }),
    ],
    comesTo: (told) => {
      expect(told.state).toBe('in_transit');
    },
  },
};
