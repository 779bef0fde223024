// Does the caller run buses, or look after all who do?
import { useGrant } from '../../accounts/use-me';

/** True for a company's manager and for the county office: what everybody may read is part of their work. */
export function useManages(): boolean {
  return useGrant(['company_manager', 'county_office']) !== undefined;
}
