// Who may do what, and where? Roles are held for a scope, never for the whole world.

/**
 * Roles of the network's people. Whoever has an account is a `resident`; every other role is granted by
 * invitation, for a scope.
 */
export const roles = [
  'resident',
  'keeper',
  'driver',
  'hub_clerk',
  'station_clerk',
  'carrier_operator',
  'company_manager',
  'buyer',
  'township_office',
  'county_office',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** The roles as the people themselves call them. */
export const roleNames: Readonly<Record<Role, string>> = {
  resident: '居民',
  keeper: '站长',
  driver: '司机',
  hub_clerk: '共配中心分拣员',
  station_clerk: '乡镇站工作人员',
  carrier_operator: '快递公司操作员',
  company_manager: '公司管理员',
  buyer: '代购员',
  township_office: '乡镇办公室',
  county_office: '县里办公室',
  administrator: '系统管理员',
};

/** What a role can be held for: an area by the prefix of its code, a point, a line, or a company (GTFS agency). */
export const scopeKinds = ['area', 'point', 'line', 'company'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Where a role holds: `{ kind: 'area', id: '350423103' }` covers every village whose code begins so. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly id: string;
}

/** A role held for a scope. */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
  /** True for whoever stands in for a keeper. */
  readonly deputy?: boolean;
}

/** Under which scopes something falls: the area that it lies in, its point, its line, its company. */
export interface Jurisdiction {
  /** Statistical code of the area it lies in: 6, 9 or 12 digits. */
  readonly areaCode?: string;
  readonly pointId?: string;
  readonly lineId?: string;
  readonly companyId?: string;
}

/** Digits of the codes of a province, a city, a county, a township and a village. */
const AREA_DIGITS: readonly number[] = [2, 4, 6, 9, 12];

/** False for a scope without an id, and for an area whose code breaks off between two levels: it covers nothing. */
export function isSomewhere({ kind, id }: Scope): boolean {
  return kind === 'area' ? AREA_DIGITS.includes(id.length) : id !== '';
}

/** True when `scope` covers `jurisdiction`. An empty jurisdiction is covered by nothing. */
export function covers(scope: Scope, jurisdiction: Jurisdiction): boolean {
  if (!isSomewhere(scope)) return false;
  switch (scope.kind) {
    case 'area':
      return jurisdiction.areaCode?.startsWith(scope.id) ?? false;
    case 'point':
      return jurisdiction.pointId === scope.id;
    case 'line':
      return jurisdiction.lineId === scope.id;
    case 'company':
      return jurisdiction.companyId === scope.id;
  }
}

/** True when one of `grants` is one of `wanted` and covers `jurisdiction`. */
export function holds(grants: readonly Grant[], wanted: readonly Role[], jurisdiction: Jurisdiction): boolean {
  return grants.some(({ role, scope }) => wanted.includes(role) && covers(scope, jurisdiction));
}
