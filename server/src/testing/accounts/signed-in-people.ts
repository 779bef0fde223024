// How does a spec get people who have signed in already, each with roles and a token that is easy to read?
import type { Grant } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { AccountEntity, SessionEntity } from '../../accounts/account.entity.js';
import { GrantEntity } from '../../accounts/identity/role.entity.js';
import { tokenHash } from '../../accounts/safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';

/** Long before every spec and long after: whatever its clock says, these people are signed in. */
const ALWAYS_SINCE = new Date('2020-01-01T00:00:00Z');
const ALWAYS_UNTIL = new Date('2099-01-01T00:00:00Z');

/** Writes people in the caller's transaction; the token of each is their account's id too. */
export async function signIn(tx: EntityManager, people: Readonly<Record<string, readonly Grant[]>>): Promise<void> {
  for (const [token, grants] of Object.entries(people)) {
    // Seen in the future, so that no look at the session moves its end.
    await insertRow(tx, AccountEntity, {
      id: token,
      createdAt: ALWAYS_SINCE,
      lastSeenAt: ALWAYS_UNTIL,
      sample: false,
      deletedAt: null,
    });
    await insertRow(tx, SessionEntity, {
      id: `${token}-session`,
      accountId: token,
      tokenHash: tokenHash(token),
      kind: 'browser',
      openedAt: ALWAYS_SINCE,
      lastSeenAt: ALWAYS_UNTIL,
      expiresAt: ALWAYS_UNTIL,
      endedAt: null,
    });
    for (const [index, { role, scope }] of grants.entries())
      await insertRow(tx, GrantEntity, {
        id: `${token}-${index}`,
        accountId: token,
        role: role as GrantEntity['role'],
        scopeKind: scope.kind,
        scopeId: scope.id,
        holdsFrom: ALWAYS_SINCE,
        holdsUntil: null,
        deputyOf: null,
        invitationId: null,
        givenBy: null,
        givenAt: ALWAYS_SINCE,
      });
  }
}
