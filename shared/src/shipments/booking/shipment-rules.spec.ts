// Is a cancellation charged as the rules say, to the minute?
import { cancelRuleAt, keptFen, refundedStates, refundFen, refundRules } from './shipment-rules.js';

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

it('gives back the carrier’s part of what no carrier had, whole fen, and never more than is owed', () => {
  const owed = { fen: 1_501, bus: 300 };
  expect(refundFen('taken_back', owed)).toBe(1_201);
  expect(refundFen('returned', owed)).toBe(0);
  for (const state of refundedStates) {
    expect(refundFen(state, owed)).toBeLessThanOrEqual(owed.fen);
    expect(refundRules[state].says).not.toBe('');
  }
});
