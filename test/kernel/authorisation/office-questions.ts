// What is asked of the endpoints with which a company and the county office find what they change?
import { about, plain } from './question.js';
import type { Questions } from './question.js';

/** A line of the company that the matrix's manager works for, and one of another's. */
const [OWN_LINE, OTHER_LINE] = ['Y104A', 'K01'];

/** Questions to the lists that the pages of the timetable's makers begin with. */
export const officeQuestions: Questions = {
  'companiesApi.list': plain(),
  'timetableEditApi.days': plain(),
  'timetableEditApi.trips': about('line_not_found', () => ({ routeId: OWN_LINE }), {
    foreign: ({ role }) => (role === 'county_office' ? undefined : { routeId: OTHER_LINE }),
    missing: () => ({ routeId: 'K99' }),
  }),
};
