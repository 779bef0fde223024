// Which companies does the caller look after?
import { companiesApi, fleetPolicy, may, mayAnywhere } from '@kehuoyou/shared';
import type { Company, Me } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** What whoever runs buses may touch. */
export interface OwnCompanies {
  readonly me: Query<Me>;
  /** True for whoever looks after any. */
  readonly manages: boolean;
  readonly companies: Query<{ companies: Company[] }>;
  readonly mine: readonly Company[];
}

/** The caller's companies: a manager's own, all of them for the county office. */
export function useOwnCompanies(): OwnCompanies {
  const me = useMe();
  const manages = mayAnywhere(me.answer, fleetPolicy.read);
  const companies = useQuery(companiesApi.list, manages ? {} : undefined);
  const mine = (companies.answer?.companies ?? []).filter((company) => may(me.answer, fleetPolicy.read, company));
  return { me, manages, companies, mine };
}
