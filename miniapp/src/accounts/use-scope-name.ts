// For what is a role held, by its name?
import { companiesApi, errandShopsApi, networkApi } from '@kehuoyou/shared';
import type { Area, Scope } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';

/** Names of places change once in years. */
const FRESH_FOR_MS = 24 * 3_600_000;

/** The county with its townships and villages. */
function useCounty(wanted: boolean): Area | undefined {
  return useQuery(networkApi.areas, wanted ? {} : undefined, { freshForMs: FRESH_FOR_MS }).answer;
}

function find(area: Area, code: string): Area | undefined {
  if (area.code === code) return area;
  for (const child of area.children ?? []) {
    const found = find(child, code);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** 下谢村客货邮服务点, 长校镇, 闽通长运清流分公司; what has no name known to the phone is called by its code. */
export function useScopeName({ kind, id }: Scope): string {
  const county = useCounty(kind === 'area');
  const point = useQuery(networkApi.point, kind === 'point' ? { id } : undefined, { freshForMs: FRESH_FOR_MS }).answer;
  const companies = useQuery(companiesApi.list, kind === 'company' ? {} : undefined, { freshForMs: FRESH_FOR_MS })
    .answer?.companies;
  const isNoCompany = companies !== undefined && !companies.some(({ companyId }) => companyId === id);
  // A buyer’s role is held for a shop.
  const shops = useQuery(errandShopsApi.list, kind === 'company' && isNoCompany ? {} : undefined, {
    freshForMs: FRESH_FOR_MS,
  }).answer?.shops;
  if (kind === 'area') return (county && find(county, id)?.name) ?? `编号 ${id} 的地方`;
  if (kind === 'point') return point?.name ?? `编号 ${id} 的服务点`;
  const shop = shops?.find((each) => each.id === id)?.name;
  if (kind === 'company') return companies?.find(({ companyId }) => companyId === id)?.name ?? shop ?? `${id} 公司`;
  return `${id} 线`;
}

/** The area of this code with its children; undefined before it is known. */
export function useArea(code: string | undefined): Area | undefined {
  const county = useCounty(code !== undefined);
  return county && code !== undefined ? find(county, code) : undefined;
}
