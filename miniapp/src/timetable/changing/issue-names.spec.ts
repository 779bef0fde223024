// Has each kind of fault a name of its own, in Chinese alone?
import { feedIssueSeverities } from '@kehuoyou/shared';
import { issueNames } from './issue-names';

it('names every kind apart from the others', () => {
  const names = Object.values(issueNames);
  expect(names).toHaveLength(Object.keys(feedIssueSeverities).length);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /[A-Za-z_]/.test(name))).toEqual([]);
});
