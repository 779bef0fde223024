// Is a shop's number told from somebody's own, and a grade never better than what is known?
import * as fc from 'fast-check';
import { matchGradeOf, surnameOf, virtualKey } from './matching.js';

it.each([
  ['13900001111-2345', '2345'],
  ['13900001111转2345', '2345'],
  ['13900001111 转 2345', '2345'],
  ['13900001111,2345', '2345'],
  ['+86 13900001111-2345', '2345'],
  ['19900000001', undefined],
  ['199****0001', undefined],
  ['0598-5322100', undefined],
  ['', undefined],
])('%s ends in the key %s', (number, key) => {
  expect(virtualKey(number)).toBe(key);
});

it('finds the key behind any number, and none in a number alone', () => {
  const figures = (least: number, most: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(''));
  fc.assert(
    fc.property(figures(7, 14), figures(2, 6), (number, key) => {
      expect([virtualKey(number), virtualKey(`${number}-${key}`)]).toEqual([undefined, key]);
    }),
  );
});

it('compares what labels show of a name, and nothing where they hide it', () => {
  expect(['罗阿婆', ' 罗**', '*阿婆', '', 'Luo'].map(surnameOf)).toEqual(['罗', '罗', undefined, undefined, undefined]);
});

it('grades by the household first, by whoever found it, then by the number', () => {
  const virtualNumber = '13900001111-2345';
  expect(matchGradeOf({ hasHousehold: true, byKeeper: false, virtualNumber })).toBe('verified_hash');
  expect(matchGradeOf({ hasHousehold: true, byKeeper: true, virtualNumber: null })).toBe('tail4_surname_village');
  expect(matchGradeOf({ hasHousehold: false, byKeeper: false, virtualNumber })).toBe('virtual_number');
  expect(matchGradeOf({ hasHousehold: false, byKeeper: true, virtualNumber: null })).toBe('unknown');
});
