// Is everything in one group, and every group in its order?
import { groupBy } from './grouping.js';

it('keeps the order of groups and members, and loses nothing', () => {
  const words = ['b1', 'a1', 'b2', '', 'a2', 'b3'];
  expect([...groupBy(words, (word) => word.charAt(0))]).toEqual([
    ['b', ['b1', 'b2', 'b3']],
    ['a', ['a1', 'a2']],
    ['', ['']],
  ]);
  expect(groupBy([], String).size).toBe(0);
});
