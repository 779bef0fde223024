// Can nobody give more than they have?
import { rolePolicy } from './accounts.policy.js';
import { givableRoles, givingRoles, scopeKindOf, staffRoles } from './role-giving.js';
import { roles } from '../role.js';
import type { Grant, Jurisdiction, Role } from '../role.js';

const county: Grant = { role: 'county_office', scope: { kind: 'area', id: '350423' } };
const township: Grant = { role: 'township_office', scope: { kind: 'area', id: '350423104' } };
const company: Grant = { role: 'company_manager', scope: { kind: 'company', id: 'MT' } };
const point: Jurisdiction = { pointId: 'P104204', areaCode: '350423104204' };

describe('the table of who may give what', () => {
  it('speaks of every role, and of no role that cannot be given', () => {
    expect(Object.keys(givableRoles).sort()).toEqual([...roles].sort());
    expect(Object.keys(scopeKindOf).sort()).toEqual([...staffRoles].sort());
    expect(Object.values(givableRoles).flat()).not.toContain('resident');
  });

  it('lets every staff role be given by somebody, and only an administrator make administrators', () => {
    const given = new Set(Object.values(givableRoles).flat());
    expect(staffRoles.filter((role) => !given.has(role))).toEqual([]);
    expect(roles.filter((role) => givableRoles[role].includes('administrator'))).toEqual(['administrator']);
  });

  it('leads nobody but an administrator to a role that can give more than their own, by however many steps', () => {
    const reachable = (role: Role): Set<Role> => {
      const seen = new Set<Role>(givableRoles[role]);
      for (const each of seen) for (const next of givableRoles[each]) seen.add(next);
      return seen;
    };
    for (const role of givingRoles.filter((each) => each !== 'administrator'))
      expect([role, reachable(role).has(role)]).toEqual([role, false]);
  });
});

describe('authority to give', () => {
  it.each<[string, Grant[], Role, Jurisdiction, Role | undefined]>([
    ['the county, a keeper anywhere in it', [county], 'keeper', point, 'county_office'],
    ['a township, a keeper of its own', [township], 'keeper', point, 'township_office'],
    [
      'a township, a keeper elsewhere',
      [township],
      'keeper',
      { pointId: 'P103201', areaCode: '350423103201' },
      undefined,
    ],
    ['a township, a clerk of the county', [township], 'station_clerk', { areaCode: '350423' }, undefined],
    [
      'a manager, a driver of their company',
      [company],
      'driver',
      { companyId: 'MT', areaCode: '350423' },
      'company_manager',
    ],
    ['a manager, a driver of another', [company], 'driver', { companyId: 'YZ', areaCode: '350423' }, undefined],
    ['the second of two roles', [company, county], 'station_clerk', { areaCode: '350423104' }, 'county_office'],
    ['nobody, anything', [], 'keeper', point, undefined],
    ['the county, an empty jurisdiction', [county], 'keeper', {}, undefined],
  ])('%s', (_what, grants, role, jurisdiction, by) => {
    expect(rolePolicy.give.roleFor({ accountId: 'me', grants }, { ...jurisdiction, role })).toBe(by);
  });
});
