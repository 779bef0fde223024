// May this person change this part of the timetable?
import { Failure, holds } from '@kehuoyou/shared';
import type { Jurisdiction } from '@kehuoyou/shared';
import type { Caller } from '../../http/caller.js';
import type { Feed } from '../feed/feed.js';

/** Fails with `not_allowed` unless the caller is of the county office of the county with this code. */
export function requireCountyOffice(caller: Caller, countyCode: string): void {
  if (!holds(caller.grants, ['county_office'], { areaCode: countyCode })) throw new Failure('not_allowed');
}

/** True when the caller may run what falls under `jurisdiction`: its company's manager, or the county office. */
export function mayManage(caller: Caller, jurisdiction: Jurisdiction): boolean {
  return holds(caller.grants, ['company_manager', 'county_office'], jurisdiction);
}

/** Fails with `company_not_found` unless the feed has the company and the caller may run it; a foreign one and a missing one answer alike. */
export function requireCompany(
  caller: Caller,
  { agencies }: Pick<Feed, 'agencies'>,
  jurisdiction: { readonly companyId: string; readonly areaCode: string },
): void {
  const known = agencies.some(({ agencyId }) => agencyId === jurisdiction.companyId);
  if (!known || !mayManage(caller, jurisdiction)) throw new Failure('company_not_found', 'companyId');
}
