// What is asked of the endpoints that show the day's buses to dispatchers and keepers?
import { XIAXIE_POINT } from '../../harness/places.js';
import { OTHER_POINT } from './cast.js';
import { about } from './question.js';
import type { Questions } from './question.js';

/** A day's buses, of companies and of points. */
export const driverQuestions: Questions = {
  // To the county office no company of the county is foreign.
  'rosterApi.day': about('company_not_found', () => ({ companyId: 'YZ' }), {
    foreign: ({ role }) => (role === 'county_office' ? undefined : { companyId: 'MT' }),
    missing: () => ({ companyId: 'NOBODY' }),
  }),
  'pointBusesApi.list': about('point_not_found', () => ({ pointId: XIAXIE_POINT }), {
    foreign: () => ({ pointId: OTHER_POINT }),
    missing: () => ({ pointId: 'P999999' }),
  }),
};
