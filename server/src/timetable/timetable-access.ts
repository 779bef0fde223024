// May this person change this part of the timetable?
import { Failure, holds } from '@kehuoyou/shared';
import type { Place } from '@kehuoyou/shared';
import type { Caller } from '../http/caller.js';

/** Fails with `not_allowed` unless the caller is of the county office of the county with this code. */
export function requireCountyOffice(caller: Caller, countyCode: string): void {
  if (!holds(caller.grants, ['county_office'], { areaCode: countyCode })) throw new Failure('not_allowed');
}

/** True when the caller may run what lies at `place`: its company's manager, or the county office. */
export function mayManage(caller: Caller, place: Place): boolean {
  return holds(caller.grants, ['company_manager', 'county_office'], place);
}
