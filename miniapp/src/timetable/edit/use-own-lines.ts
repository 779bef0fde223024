// Which lines may the caller change, by company?
import type { Company, Line } from '@kehuoyou/shared';
import { useLines } from '../departures/use-lines';
import { useOwnCompanies } from '../changing/use-own-companies';
import type { OwnCompanies } from '../changing/use-own-companies';

/** A company with its lines. */
export interface CompanyLines {
  readonly company: Company;
  readonly lines: readonly Line[];
}

/** What whoever changes the timetable works with. */
export interface OwnLines extends Pick<OwnCompanies, 'me' | 'companies'> {
  /** True once it is known that the caller changes no timetable. */
  readonly stranger: boolean;
  readonly own: readonly CompanyLines[];
}

/** The caller's companies with their lines. */
export function useOwnLines(): OwnLines {
  const { me, manages, companies, mine } = useOwnCompanies();
  const lines = useLines().answer?.lines ?? [];
  const own = mine.map((company) => ({
    company,
    lines: lines.filter(({ routeId }) => company.routeIds.includes(routeId)),
  }));
  return { me, stranger: me.answer !== undefined && !manages, companies, own };
}
