// Does a rule let in whom it names, with what is theirs, and nobody else?
import {
  anyOf,
  atEachOf,
  atOneOf,
  heldBy,
  isOpenTo,
  may,
  mayAnywhere,
  movesFor,
  refusalOf,
  rolesOf,
  scopesOf,
  unless,
} from './policy.js';
import type { Actor, Policy } from './policy.js';
import type { Access } from './endpoint.js';
import type { Moves } from './moves.js';
import type { Grant, Jurisdiction } from './role.js';

const TOWNSHIP = '350423104';
const VILLAGE = '350423104204';

function actor(...grants: readonly Grant[]): Actor {
  return { accountId: 'me', grants };
}

const county = actor({ role: 'county_office', scope: { kind: 'area', id: '350423' } });
const township = actor({ role: 'township_office', scope: { kind: 'area', id: TOWNSHIP } });
const keeper = actor({ role: 'keeper', scope: { kind: 'point', id: 'P104204' } });
const both = actor(...township.grants, ...keeper.grants);

/** A shed at a point, with the one who built it. */
interface Shed extends Jurisdiction {
  readonly builtBy: string;
}
const shed: Shed = { areaCode: VILLAGE, pointId: 'P104204', builtBy: 'neighbour' };
const offices = heldBy('county_office', 'township_office');
const notTheBuilder = unless(offices, ({ accountId }, { builtBy }: Shed) => accountId === builtBy, 'own_announcement');

describe('a rule for the holders of roles', () => {
  it('reaches as far as the area of the role: itself and what lies in it, not what lies beside or above', () => {
    const at = (areaCode: string): boolean => may(township, offices, { areaCode });
    expect([at(TOWNSHIP), at(VILLAGE)]).toEqual([true, true]);
    expect([at('350423103'), at('350423103201'), at('350423'), at('3504')]).toEqual([false, false, false, false]);
    expect(may(county, offices, { areaCode: '350423' })).toBe(true);
  });

  it('says in which role somebody does it: of several the one that it names first', () => {
    const rule = heldBy('keeper', 'township_office');
    expect([rule.roleFor(both, shed), offices.roleFor(both, shed)]).toEqual(['keeper', 'township_office']);
    expect(rule.roleFor(both, { areaCode: VILLAGE })).toBe('township_office');
    expect(rule.roleFor(county, shed)).toBeUndefined();
  });

  it('lets nobody do anything to what lies nowhere, or is not known yet, and nobody unknown anything', () => {
    expect([may(county, offices, {}), may(county, offices, undefined), may(undefined, offices, shed)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('what is made of rules', () => {
  it('one that is barred says why, but only to those whose thing it is', () => {
    const built = { ...shed, builtBy: 'me' };
    expect([refusalOf(township, notTheBuilder, shed), refusalOf(township, notTheBuilder, built)]).toEqual([
      undefined,
      'own_announcement',
    ]);
    expect(refusalOf(keeper, notTheBuilder, built)).toBe('foreign');
    expect([may(township, notTheBuilder, shed), may(township, notTheBuilder, built)]).toEqual([true, false]);
  });

  it('the first of two bars counts', () => {
    const twice = unless(notTheBuilder, () => true, 'own_account');
    expect(refusalOf(township, twice, { ...shed, builtBy: 'me' })).toBe('own_announcement');
    expect(refusalOf(township, twice, shed)).toBe('own_account');
  });

  it('of several the first that lets somebody counts, and a bar of one does not bar another', () => {
    const rule = anyOf(notTheBuilder, heldBy('keeper'));
    const built = { ...shed, builtBy: 'me' };
    expect(rule.roles).toEqual(['county_office', 'township_office', 'keeper']);
    expect([rule.roleFor(both, shed), rule.roleFor(both, built)]).toEqual(['township_office', 'keeper']);
    expect([refusalOf(both, rule, built), refusalOf(township, rule, built)]).toEqual([undefined, 'own_announcement']);
    expect(refusalOf(actor(), rule, shed)).toBe('foreign');
    expect(rule.objection?.(actor(), shed)).toBeUndefined();
    // Whose thing it is by a later rule alone hears what that one says.
    expect(refusalOf(township, anyOf(heldBy('keeper'), notTheBuilder), built)).toBe('own_announcement');
  });

  it('one of the places will do, or each has to be theirs', () => {
    const points = (ids: readonly string[]): Jurisdiction[] => ids.map((pointId) => ({ pointId }));
    const [one, each] = [atOneOf(points, heldBy('keeper')), atEachOf(points, heldBy('keeper'))];
    expect([may(keeper, one, ['P1', 'P104204']), may(keeper, each, ['P1', 'P104204'])]).toEqual([true, false]);
    expect([may(keeper, one, ['P104204']), may(keeper, each, ['P104204'])]).toEqual([true, true]);
    // What lies nowhere is nobody's.
    expect([may(keeper, one, []), may(keeper, each, [])]).toEqual([false, false]);
  });
});

describe('a screen', () => {
  const work: Moves<'open' | 'done', 'finish' | 'drop' | 'expire'> = {
    open: { expire: 'done', drop: 'done', finish: 'done' },
    done: {},
  };
  const policy = { finish: offices, drop: notTheBuilder, paint: heldBy('keeper') } satisfies Policy<Shed>;

  it('offers the moves of the table that the policy lets the person make', () => {
    const offered = (who: Actor | undefined, state: 'open' | 'done', thing: Shed): string[] =>
      movesFor(who, policy, work, { state, thing });
    expect(offered(township, 'open', shed)).toEqual(['drop', 'finish']);
    expect(offered(township, 'open', { ...shed, builtBy: 'me' })).toEqual(['finish']);
    expect([offered(township, 'done', shed), offered(keeper, 'open', shed), offered(undefined, 'open', shed)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('shows the way to what is open to everybody, to whoever has an account, or to a role of theirs', () => {
    const open = (access: readonly Access[]): boolean[] =>
      [undefined, actor(), keeper].map((who) => isOpenTo(who, access));
    expect([open(['public']), open(['resident']), open(['keeper', 'driver']), open([])]).toEqual([
      [true, true, true],
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ]);
  });

  it('shows the way to whoever may do it somewhere, and lists what lies in the scopes of that', () => {
    expect([mayAnywhere(township, offices), mayAnywhere(keeper, offices), mayAnywhere(undefined, offices)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(scopesOf(both, offices)).toEqual([{ kind: 'area', id: TOWNSHIP }]);
    expect(rolesOf(Object.values(policy))).toEqual(['county_office', 'township_office', 'keeper']);
  });
});
