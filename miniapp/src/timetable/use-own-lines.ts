// Which lines may the caller change, by company?
import { companiesApi } from '@kehuoyou/shared';
import type { Company, HeldGrant, Line, Me } from '@kehuoyou/shared';
import { useMe } from '../accounts/use-me';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';
import { useLines } from './use-lines';

/** A company with its lines. */
export interface CompanyLines {
  readonly company: Company;
  readonly lines: readonly Line[];
}

/** What whoever changes the timetable works with. */
export interface OwnLines {
  readonly me: Query<Me>;
  /** True once it is known that the caller changes no timetable. */
  readonly stranger: boolean;
  /** True for the county office, which sets the calendar and brings in files as well. */
  readonly office: boolean;
  readonly companies: Query<{ companies: Company[] }>;
  readonly own: readonly CompanyLines[];
}

/** The caller's companies with their lines: a manager's own, all of them for the county office. */
export function useOwnLines(): OwnLines {
  const me = useMe();
  const lines = useLines();
  const grants = me.answer?.grants ?? [];
  const office = grants.some(({ role }) => role === 'county_office');
  const manages = office || grants.some(({ role }) => role === 'company_manager');
  const companies = useQuery(companiesApi.list, manages ? {} : undefined);
  const own = (companies.answer?.companies ?? [])
    .filter(({ companyId }) => office || grants.some((grant) => runs(grant, companyId)))
    .map((company) => ({ company, lines: (lines.answer?.lines ?? []).filter(({ routeId }) => company.routeIds.includes(routeId)) }));
  return { me, stranger: me.answer !== undefined && !manages, office, companies, own };
}

function runs({ role, scope }: HeldGrant, companyId: string): boolean {
  return role === 'company_manager' && scope.kind === 'company' && scope.id === companyId;
}
