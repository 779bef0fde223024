// What is a township called?
import { networkApi } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';

/** Names of places change once in years. */
const FRESH_FOR_MS = 24 * 3_600_000;

/** Gives a township's name by its 9-digit code; undefined before the county is known. */
export function useTownshipNames(): (code: string | undefined) => string | undefined {
  const county = useQuery(networkApi.areas, {}, { freshForMs: FRESH_FOR_MS }).answer;
  return (code) => county?.children?.find((township) => township.code === code)?.name;
}
