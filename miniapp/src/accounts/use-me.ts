// Who has signed in, and what may they do?
import { may, mayAnywhere, meApi, networkApi, scopesOf } from '@kehuoyou/shared';
import type { Jurisdiction, Me, Rule, Scope } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** The county changes once in years. */
const FRESH_FOR_MS = 24 * 3_600_000;

/** The caller; no answer while nobody has signed in. */
export function useMe(): Query<Me> {
  return useQuery(meApi.me, {});
}

/** True when there may be something to which the caller may do it: whether a page is for them at all. */
export function useMay(rule: Pick<Rule, 'roles'>): boolean {
  return mayAnywhere(useMe().answer, rule);
}

/** Where the caller may do it, of several the first: a keeper's own point. */
export function useScope(rule: Pick<Rule, 'roles'>): Scope | undefined {
  return scopesOf(useMe().answer, rule)[0];
}

/** True when the caller may do it to what belongs to the whole county, or to `whose` in it, such as a company's. */
export function useMayInCounty(rule: Rule, whose: Omit<Jurisdiction, 'areaCode'> = {}): boolean {
  const me = useMe().answer;
  const wanted = mayAnywhere(me, rule);
  const county = useQuery(networkApi.areas, wanted ? {} : undefined, { freshForMs: FRESH_FOR_MS }).answer;
  return may(me, rule, county && { ...whose, areaCode: county.code });
}
