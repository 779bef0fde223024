// What is asked of a line's page?
import { about } from './question.js';
import type { Questions } from './question.js';

/** Questions to a line's day. */
export const lineQuestions: Questions = {
  'lineDayApi.day': about('line_not_found', () => ({ routeId: 'K12' }), { missing: () => ({ routeId: 'K99' }) }),
};
