// Is what a farmer sells found by what a neighbour calls it?
import { offerNames } from './offer-search.js';
import { offerMoves, offerStandingAt } from './offer-state.js';
import { unreachableStates } from '../../moves.js';

it.each([
  ['番薯', ['番薯', '地瓜', '红薯']],
  [' 土蜂蜜 ', ['土蜂蜜', '蜂蜜']],
  ['竹篮', ['竹篮']],
])('%s is looked for as %j', (query, names) => {
  expect(offerNames(query)).toEqual(expect.arrayContaining(names));
});

it('looks for nothing where nothing was typed', () => {
  expect(offerNames('  ')).toEqual([]);
});

it('ends after its last day by itself, and stays sold or taken down as long as it is kept', () => {
  const until = '2026-12-08';
  expect(offerStandingAt({ state: 'open', until }, '2026-12-08')).toBe('open');
  expect(offerStandingAt({ state: 'open', until }, '2026-12-09')).toBe('ended');
  expect(offerStandingAt({ state: 'sold', until }, '2026-12-09')).toBe('sold');
  expect(offerStandingAt({ state: 'taken_down', until }, '2026-12-09')).toBe('taken_down');
});

it('reaches every state, and leads nowhere from where it was taken down', () => {
  expect(unreachableStates(offerMoves, 'open')).toEqual([]);
  expect(Object.keys(offerMoves.taken_down)).toEqual([]);
});
