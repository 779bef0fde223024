// Between which townships may somebody choose? Between none who works for one, or for a company.
import { complaintPolicy, scopesOf } from '@kehuoyou/shared';
import type { Area } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { useAreas } from '../../network/use-areas';

const COUNTY_DIGITS = 6;

/** The county's townships, for whoever handles what is said anywhere in it. */
export function useTownships(): readonly Area[] {
  const me = useMe().answer;
  const areas = useAreas().answer;
  const isWide = scopesOf(me, complaintPolicy.read).some(
    ({ kind, id }) => kind === 'area' && id.length === COUNTY_DIGITS,
  );
  return isWide ? (areas?.children ?? []) : [];
}
