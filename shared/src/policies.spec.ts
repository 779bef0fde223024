// Does every policy of the house keep to role and scope: nothing for nobody, nothing elsewhere, nothing above?
import * as shared from './index.js';
import { accountPolicy, announcementPolicy, rolePolicy, tripReportPolicy } from './index.js';
import type { Body } from './complaints/complaints.policy.js';
import { may, mayAnywhere, refusalOf, scopesOf } from './policy.js';
import type { Actor, Rule } from './policy.js';
import { roles, scopeKinds } from './role.js';
import type { Jurisdiction, Role, Scope, ScopeKind } from './role.js';

const VILLAGE = '350423104204';
const here = { areaCode: VILLAGE, pointId: 'P104204', lineId: 'K12', companyId: 'MT' };
/** Something that every rule can judge, where `place` says. */
const thingAt = (
  place: Jurisdiction & { readonly pointId: string; readonly companyId: string },
  role: Role = 'keeper',
  body: Body = { kind: 'post', id: place.companyId },
) => ({
  ...place,
  own: false,
  pointIds: [place.pointId],
  place,
  bus: place,
  role,
  accountId: 'other',
  jurisdictions: [place],
  places: [place],
  owners: ['other'],
  body,
  barred: ['other'],
  hub: place,
  buses: [place],
  forCaller: true,
  shops: [place],
  buyer: place,
});
const thing = thingAt(here);
type Thing = typeof thing;

/** The areas of the property, each with all in which it lies: a city, its counties, their townships and villages. */
const areas: Readonly<Record<string, readonly string[]>> = {
  '3504': [],
  '350423': ['3504'],
  '350424': ['3504'],
  '350423103': ['350423', '3504'],
  '350423104': ['350423', '3504'],
  '350423104201': ['350423104', '350423', '3504'],
  [VILLAGE]: ['350423104', '350423', '3504'],
};
const others: readonly (readonly [ScopeKind, keyof typeof here])[] = [
  ['point', 'pointId'],
  ['line', 'lineId'],
  ['company', 'companyId'],
];
const scopes: readonly Scope[] = [
  ...['', '35042310420', '3504231042040', ...Object.keys(areas)].map((id) => ({ kind: 'area' as const, id })),
  ...others.flatMap(([kind, field]) => ['', 'elsewhere', here[field]].map((id) => ({ kind, id }))),
];
/** One of everything in each area, here and at another point, on another line, of another company. */
const places = Object.keys(areas).flatMap((areaCode) => [
  { ...here, areaCode },
  { areaCode, pointId: 'P2', lineId: 'K2', companyId: 'C2' },
]);

const judged = places.map((place) => ({
  place,
  things: [
    ...[thingAt(place), thingAt(place, 'county_office')],
    thingAt(place, 'keeper', { kind: 'bus_company', id: place.companyId }),
    ...(['township', 'county'] as const).map((kind) => thingAt(place, 'keeper', { kind, id: place.areaCode })),
  ],
}));

/** Just what the thing falls under, of one kind. */
function ownScope(place: (typeof places)[number], kind: ScopeKind): Scope {
  return { kind, id: kind === 'area' ? place.areaCode : place[`${kind}Id`] };
}

/** Whether a place lies in a scope, by the list of areas instead of by their codes. */
function liesIn(place: (typeof places)[number], { kind, id }: Scope): boolean {
  if (kind === 'area') return place.areaCode === id || (areas[place.areaCode]?.includes(id) ?? false);
  const field = others.find(([each]) => each === kind)?.[1];
  return field !== undefined && place[field] === id;
}

function holding(role: Role, scope: Scope): Actor {
  return { accountId: 'me', grants: [{ role, scope }] };
}

const rules = Object.entries(shared).flatMap(([table, policy]) =>
  table.endsWith('Policy')
    ? Object.entries(policy as Readonly<Record<string, Rule<Thing>>>).map(
        ([deed, rule]) => [`${table}.${deed}`, rule] as const,
      )
    : [],
);

describe('every rule', () => {
  it('is found here', () => {
    expect(rules.length).toBeGreaterThan(40);
  });

  it.each(rules)(
    '%s names the roles for whom it is, and lets nobody else do it, and nobody elsewhere',
    (_name, rule) => {
      expect(rule.roles.length).toBeGreaterThan(0);
      expect(new Set(rule.roles).size).toBe(rule.roles.length);
      expect(may({ accountId: 'me', grants: [] }, rule, thing)).toBe(false);
      const holders = roles.flatMap((role) => scopes.map((scope) => holding(role, scope)));
      const allowed = holders.filter((who) => may(who, rule, thing));
      // What is nobody's by their work is its owner's.
      const isOwners = rule.roles.join() === 'resident' && may({ accountId: 'other', grants: [] }, rule, thing);
      expect(allowed.length > 0 || isOwners).toBe(true);
      expect(allowed.filter((who) => !mayAnywhere(who, rule))).toEqual([]);
    },
  );

  it.each(rules)(
    '%s reaches what is one’s own and what lies below, for every role, and nothing beside or above',
    (_name, rule) => {
      const wrong: unknown[] = [];
      for (const { place, things } of judged)
        for (const each of things)
          for (const role of roles) {
            const own = scopeKinds.filter((kind) => may(holding(role, ownScope(place, kind)), rule, each));
            for (const scope of scopes) {
              const wanted = own.includes(scope.kind) && liesIn(place, scope);
              if (may(holding(role, scope), rule, each) !== wanted) wrong.push({ role, scope, place });
            }
          }
      expect(wrong).toEqual([]);
    },
  );
});

it('lists nothing for a scope that is nowhere', () => {
  const at = (id: string): Scope[] => scopesOf(holding('county_office', { kind: 'area', id }), announcementPolicy.read);
  expect([at(''), at('3504231'), at('350423')]).toEqual([[], [], [{ kind: 'area', id: '350423' }]]);
});

describe('an announcement', () => {
  const author = holding('county_office', { kind: 'area', id: '350423' });

  it('is decided by another than its author, who may take it down', () => {
    const own = { areaCode: VILLAGE, own: true };
    expect([
      refusalOf(author, announcementPolicy.publish, own),
      refusalOf(author, announcementPolicy.withdraw, own),
    ]).toEqual(['own_announcement', undefined]);
  });

  it('for the county is not a township’s to write', () => {
    const township = holding('township_office', { kind: 'area', id: '350423104' });
    expect(may(township, announcementPolicy.submit, { areaCode: '350423' })).toBe(false);
    expect(may(township, announcementPolicy.submit, { areaCode: VILLAGE })).toBe(true);
  });
});

describe('a trip', () => {
  const at = { areaCode: '350423', companyId: 'MT', lineId: 'K12', pointIds: ['P1', here.pointId] };

  it('is cancelled by its crew and its dispatchers; a keeper at the stop says only that it was there', () => {
    const keeper = holding('keeper', { kind: 'point', id: here.pointId });
    const driver = holding('driver', { kind: 'company', id: 'MT' });
    expect([may(driver, tripReportPolicy.cancel, at), may(keeper, tripReportPolicy.cancel, at)]).toEqual([true, false]);
    expect(tripReportPolicy.stop.roleFor(keeper, at)).toBe('keeper');
    expect(tripReportPolicy.stop.roleFor(keeper, { ...at, pointIds: ['P1'] })).toBeUndefined();
    expect(may(holding('driver', { kind: 'company', id: 'YZ' }), tripReportPolicy.cancel, at)).toBe(false);
  });
});

describe('an account', () => {
  const administrator = holding('administrator', { kind: 'area', id: '350423104' });

  it('is shut out by an administrator whose area holds all that its roles reach, and never by itself', () => {
    const account = (accountId: string, ...codes: readonly string[]) => ({
      accountId,
      jurisdictions: codes.map((areaCode) => ({ areaCode })),
    });
    expect(refusalOf(administrator, accountPolicy.disable, account('other', VILLAGE, '350423104'))).toBeUndefined();
    expect(refusalOf(administrator, accountPolicy.disable, account('other', VILLAGE, '350423103'))).toBe('foreign');
    expect(refusalOf(administrator, accountPolicy.disable, account('other', '350423'))).toBe('foreign');
    expect(refusalOf(administrator, accountPolicy.disable, account('me', VILLAGE))).toBe('own_account');
  });
});

describe('a role', () => {
  const point = { pointId: here.pointId, areaCode: VILLAGE };
  const keeper = holding('keeper', { kind: 'point', id: here.pointId });
  const deputy: Actor = {
    accountId: 'me',
    grants: [{ role: 'keeper', scope: { kind: 'point', id: here.pointId }, deputy: true }],
  };

  it('is taken back by whoever may give it, by the keeper for whom one stands in, and laid down by its holder', () => {
    const held = { ...point, role: 'keeper', heldBy: 'other', standsInFor: 'principal' } as const;
    const takesBack = (who: Actor): boolean => may(who, rolePolicy.takeBack, held);
    expect(takesBack(holding('township_office', { kind: 'area', id: '350423104' }))).toBe(true);
    expect([takesBack({ ...keeper, accountId: 'principal' }), takesBack({ ...keeper, accountId: 'other' })]).toEqual([
      true,
      true,
    ]);
    expect(takesBack(keeper)).toBe(false);
  });

  it('of a deputy is a keeper’s to give at their own point, and not a deputy’s', () => {
    const asked = { ...point, role: 'keeper' } as const;
    expect([keeper, deputy].map((who) => may(who, rolePolicy.nameDeputy, asked))).toEqual([true, false]);
    expect(may(keeper, rolePolicy.nameDeputy, { ...asked, pointId: 'P1' })).toBe(false);
    expect(may(keeper, rolePolicy.nameDeputy, { ...asked, role: 'driver' })).toBe(false);
    expect(may(keeper, rolePolicy.give, asked)).toBe(false);
  });
});
