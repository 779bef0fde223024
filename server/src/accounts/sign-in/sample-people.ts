// As whom can the app be tried out?
import { roleNames, roles, scopeKindOf } from '@kehuoyou/shared';
import type { Role, Sample } from '@kehuoyou/shared';

/** Where each sample person works, in the county that the embedded default is filled with. */
export const samplePlaces: Readonly<Record<Exclude<Role, 'resident'>, string>> = {
  keeper: 'P104204',
  driver: 'MT',
  hub_clerk: 'HUB',
  station_clerk: '350423104',
  carrier_operator: 'YZ',
  company_manager: 'MT',
  buyer: 'COOP',
  township_office: '350423104',
  county_office: '350423',
  administrator: '350423',
};

/** Somebody at home with the sample resident. The number is in a range that nobody is given. */
export const sampleHousehold = { name: '样例·阿婆', phone: '19900000051' } as const;

/** One for each role, with a name that is nobody's. */
export const samplePeople: readonly Sample[] = roles.map((role) => ({ role, name: sampleName(role) }));

/** 样例·站长. */
export function sampleName(role: Role): string {
  return `样例·${roleNames[role]}`;
}

/** The role of a sample person with its scope; a resident has none. */
export function sampleGrant(role: Role) {
  if (role === 'resident') return undefined;
  return { role, scope: { kind: scopeKindOf[role], id: samplePlaces[role] } };
}
