// Is what counts most looked at first, and the rest only where it says nothing?
import { compareTexts, firstDifference } from './comparing.js';

describe('the first difference', () => {
  it.each([
    [[-2, 5], -2],
    [[0, 5], 5],
    [[-0, -3, 9], -3],
    [[Infinity - Infinity, 4], 4],
    [[Infinity, 4], Infinity],
    [[0, 0], 0],
    [[], 0],
  ])('of %j is %d', (differences, first) => {
    expect(firstDifference(...differences)).toBe(first);
  });

  it('sorts by day, then by hour', () => {
    const hours = [
      { day: 2, opens: 8 },
      { day: 1, opens: 14 },
      { day: 1, opens: 8 },
    ];
    expect(
      hours.sort((a, b) => firstDifference(a.day - b.day, a.opens - b.opens)).map(({ day, opens }) => [day, opens]),
    ).toEqual([
      [1, 8],
      [1, 14],
      [2, 8],
    ]);
  });
});

describe('texts', () => {
  it('are sorted by code units, not as a language does', () => {
    expect(['é', 'a', 'Z', '𠮷', '长'].sort(compareTexts)).toEqual(['Z', 'a', 'é', '长', '𠮷']);
    expect(compareTexts('a', 'a')).toBe(0);
  });
});
