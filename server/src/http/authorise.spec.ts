// Is a thing given to those whose it is alone, and does nobody else learn that it is there?
import { heldBy, unless } from '@kehuoyou/shared';
import type { Actor, Jurisdiction, Rule } from '@kehuoyou/shared';
import { authorise, authorisedRole } from './authorise.js';

const keeper: Actor = {
  accountId: 'keeper',
  grants: [{ role: 'keeper', scope: { kind: 'point', id: 'P1' } }],
};
const mine = { pointId: 'P1' };
const rule: Rule = heldBy('county_office', 'keeper');
const barred = unless(rule, ({ accountId }) => accountId === 'keeper', 'own_announcement');

/** What is given, or the failure's code and field. */
function said(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    const { code, field } = error as { code: string; field?: string };
    return [code, field];
  }
}

it('what is theirs is given, with the role in which they have it', () => {
  expect(authorise(keeper, rule, mine, 'point_not_found', 'id')).toBe(mine);
  expect(authorisedRole(keeper, rule, mine, 'point_not_found', 'id')).toBe('keeper');
});

it.each<[string, Jurisdiction | null | undefined]>([
  ['is another’s', { pointId: 'P2' }],
  ['lies nowhere', {}],
  ['is not there', null],
  ['was not asked for', undefined],
])('what %s is missing, in the same words', (_what, thing) => {
  expect(said(() => authorise(keeper, rule, thing, 'point_not_found', 'id'))).toEqual(['point_not_found', 'id']);
  expect(said(() => authorisedRole(keeper, rule, thing, 'point_not_found'))).toEqual(['point_not_found', undefined]);
  expect(said(() => authorise(keeper, barred, thing, 'point_not_found', 'id'))).toEqual(['point_not_found', 'id']);
});

it('what is theirs, and yet not theirs to do this to, says why', () => {
  expect(said(() => authorise(keeper, barred, mine, 'point_not_found', 'id'))).toEqual(['own_announcement', 'id']);
});

it('a rule that would let everybody lets nobody have what is not there', () => {
  const everybody: Rule<object> = { roles: ['resident'], roleFor: () => 'resident' };
  for (const thing of [null, undefined])
    expect(said(() => authorise(keeper, everybody, thing, 'point_not_found'))).toEqual(['point_not_found', undefined]);
});
