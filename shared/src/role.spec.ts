// Does a role reach as far as its scope and not a step further?
import fc from 'fast-check';
import { covers, holds, roleNames, roles, scopeKinds } from './role.js';
import type { Grant, Jurisdiction, Scope } from './role.js';

const village: Jurisdiction = { areaCode: '350423103210', pointId: 'P103210', lineId: 'K12', companyId: 'MT' };

describe('a scope', () => {
  it('of an area covers all that lies in it, by the beginning of its code', () => {
    expect(['350423', '350423103', '350423103210'].map((id) => covers({ kind: 'area', id }, village))).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      ['350424', '350423104', '350423103211', '3504231032100'].map((id) => covers({ kind: 'area', id }, village)),
    ).toEqual([false, false, false, false]);
  });

  it('of a point, a line or a company covers that one only', () => {
    expect(covers({ kind: 'point', id: 'P103210' }, village)).toBe(true);
    expect(covers({ kind: 'point', id: 'P10321' }, village)).toBe(false);
    expect(covers({ kind: 'line', id: 'K12' }, village)).toBe(true);
    expect(covers({ kind: 'line', id: 'K1' }, village)).toBe(false);
    expect(covers({ kind: 'company', id: 'MT' }, village)).toBe(true);
    expect(covers({ kind: 'company', id: 'YZ' }, village)).toBe(false);
  });

  it('of nothing covers nothing: there is no role for the whole world', () => {
    for (const kind of scopeKinds)
      expect(covers({ kind, id: '' }, { areaCode: '', pointId: '', lineId: '', companyId: '' })).toBe(false);
    expect(covers({ kind: 'area', id: '' }, village)).toBe(false);
  });

  it('of an area whose code breaks off between two levels covers nothing', () => {
    const areaCode = '350423103210';
    for (let digits = 0; digits <= areaCode.length; digits += 1)
      expect([digits, covers({ kind: 'area', id: areaCode.slice(0, digits) }, { areaCode })]).toEqual([
        digits,
        [2, 4, 6, 9, 12].includes(digits),
      ]);
  });

  it('does not cover what says of nothing whose it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scopeKinds), fc.string(), (kind, id) => {
        expect(covers({ kind, id }, {})).toBe(false);
      }),
    );
  });

  it('asks its own kind only: a point called as a line is not that line', () => {
    const scope: Scope = { kind: 'line', id: 'P103210' };
    expect(covers(scope, village)).toBe(false);
  });

  it('of a larger area covers whatever a smaller one in it covers', () => {
    const digits = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(digits, digits, fc.constantFrom(6, 9, 12), fc.constantFrom(6, 9, 12), (code, other, short, long) => {
        const [outer, inner] = [Math.min(short, long), Math.max(short, long)];
        const jurisdiction = { areaCode: other };
        if (covers({ kind: 'area', id: code.slice(0, inner) }, jurisdiction))
          expect(covers({ kind: 'area', id: code.slice(0, outer) }, jurisdiction)).toBe(true);
        expect(covers({ kind: 'area', id: code.slice(0, outer) }, { areaCode: code })).toBe(true);
      }),
    );
  });
});

describe('holding a role', () => {
  const grants: readonly Grant[] = [
    { role: 'keeper', scope: { kind: 'point', id: 'P103210' } },
    { role: 'township_office', scope: { kind: 'area', id: '350423104' } },
  ];

  it('needs the role and the scope in one and the same grant', () => {
    expect(holds(grants, ['keeper'], village)).toBe(true);
    expect(holds(grants, ['township_office'], village)).toBe(false);
    expect(holds(grants, ['township_office'], { areaCode: '350423104201' })).toBe(true);
    expect(holds(grants, ['keeper'], { areaCode: '350423104201' })).toBe(false);
  });

  it('is nobody’s without a grant or without a wanted role', () => {
    expect(holds([], roles, village)).toBe(false);
    expect(holds(grants, [], village)).toBe(false);
  });
});

describe('the roles', () => {
  it('each have a Chinese name of their own', () => {
    expect(Object.keys(roleNames).sort()).toEqual([...roles].sort());
    expect(new Set(Object.values(roleNames)).size).toBe(roles.length);
    for (const name of Object.values(roleNames)) expect(name).toMatch(/^\p{Script=Han}+$/u);
  });
});
