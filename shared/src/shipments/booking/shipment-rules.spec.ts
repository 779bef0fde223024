// Is a cancellation charged as the rules say, to the minute?
import { cancelRuleAt, keptFen } from './shipment-rules.js';

it.each([
  ['sender', 61, 0],
  ['sender', 60, 0],
  ['sender', 59, 20],
  ['sender', 0, 20],
  ['company', 5, 0],
  ['absent', 15, 20],
] as const)('%s, %i minutes before: %i of a hundred are kept', (by, minutes, percent) => {
  expect(cancelRuleAt(by, minutes)?.keptPercent).toBe(percent);
});

it('has no rule once the bus has left', () => {
  expect(cancelRuleAt('sender', -1)).toBeUndefined();
  expect(cancelRuleAt('company', -1)).toBeUndefined();
});

it('keeps whole fen, in the sender’s favour', () => {
  expect(keptFen({ by: 'sender', untilMinutes: 0, keptPercent: 20, says: '' }, 4_504)).toBe(900);
});
