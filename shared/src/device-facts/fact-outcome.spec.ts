// Is each fact that was sent told what became of it, in the order of sending?
import { outcomesOf } from './fact-outcome.js';

const sent = (...ids: string[]) => ids.map((eventId) => ({ eventId }));

it('is recorded when it was new, repeated when it was there, refused with the reason', () => {
  expect(
    outcomesOf(sent('new', 'known', 'bad'), { recorded: new Set(['new']), refused: new Map([['bad', 'too_old']]) }),
  ).toEqual([
    { eventId: 'new', outcome: 'recorded' },
    { eventId: 'known', outcome: 'repeated' },
    { eventId: 'bad', outcome: 'refused', reason: 'too_old' },
  ]);
});

it('is recorded once though it was sent twice at once', () => {
  const outcomes = outcomesOf(sent('a', 'bad', 'a', 'bad'), {
    recorded: new Set(['a']),
    refused: new Map([['bad', 'too_old']]),
  });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'refused', 'repeated', 'refused']);
});
