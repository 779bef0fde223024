// Who has signed in, and what may they do?
import { meApi } from '@kehuoyou/shared';
import type { HeldGrant, Me, Role } from '@kehuoyou/shared';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** The caller; no answer while nobody has signed in. */
export function useMe(): Query<Me> {
  return useQuery(meApi.me, {});
}

/** The first of the caller's roles that is one of `roles`, as when a page is for keepers only. */
export function useGrant(roles: readonly Role[]): HeldGrant | undefined {
  return useMe().answer?.grants.find(({ role }) => roles.includes(role));
}
