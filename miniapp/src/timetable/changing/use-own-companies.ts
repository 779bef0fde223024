// Which companies does the caller look after?
import { companiesApi } from '@kehuoyou/shared';
import type { Company, Me } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** What whoever runs buses may touch. */
export interface OwnCompanies {
  readonly me: Query<Me>;
  /** True for the county office, which looks after all of them. */
  readonly office: boolean;
  /** True for whoever looks after any. */
  readonly manages: boolean;
  /** True where the caller is that company's own manager. */
  readonly isManagerOf: (companyId: string) => boolean;
  readonly companies: Query<{ companies: Company[] }>;
  readonly mine: readonly Company[];
}

/** The caller's companies: a manager's own, all of them for the county office. */
export function useOwnCompanies(): OwnCompanies {
  const me = useMe();
  const grants = me.answer?.grants ?? [];
  const office = grants.some(({ role }) => role === 'county_office');
  const manages = office || grants.some(({ role }) => role === 'company_manager');
  const isManagerOf = (companyId: string): boolean =>
    grants.some(({ role, scope }) => role === 'company_manager' && scope.kind === 'company' && scope.id === companyId);
  const companies = useQuery(companiesApi.list, manages ? {} : undefined);
  const mine = (companies.answer?.companies ?? []).filter(({ companyId }) => office || isManagerOf(companyId));
  return { me, office, manages, isManagerOf, companies, mine };
}
