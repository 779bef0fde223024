// What can its household say of where a parcel is left, as facts, and what do they come to?
import type { ParcelFact } from '../custody/parcel-fact.js';
import type { ParcelProgress } from '../custody/parcel-progress.js';
import { fact, usualWay } from './parcel-story.js';

/** Edge cases of consent and of delivery to the door. */
export const leavingCases: Readonly<
  Record<string, { facts: readonly ParcelFact[]; comesTo: (told: ParcelProgress) => void }>
> = {
  'its recipient does not want it there, and then has it brought home': {
    facts: [
      ...usualWay,
      fact(120, 'CONSENT_REFUSED'),
      fact(130, 'HOME_ASKED'),
      fact(200, 'HOME_DELIVERED', { pointId: 'yufang' }),
    ],
    comesTo: (told) => {
      expect([told.state, told.exceptions, told.wish]).toEqual(['collected', [], 'home']);
    },
  },
  'the keeper asked on the telephone, and had touched the wrong parcel': {
    facts: [
      ...usualWay,
      fact(120, 'CONSENT_GIVEN', { pointId: 'yufang' }),
      fact(121, 'RETRACTED', { pointId: 'yufang', retracts: '0120 CONSENT_GIVEN yufang' }),
    ],
    comesTo: (told) => {
      expect([told.state, told.wish]).toEqual(['ready', undefined]);
    },
  },
};
