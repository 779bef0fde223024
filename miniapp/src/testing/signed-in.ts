// Who has signed in, as a test says it in a word?
import type { SessionKind, SignedIn } from '@kehuoyou/shared';

/** What the server answers to a sign-in; the account is the token's own unless said. */
export function signedIn(token: string, kind: SessionKind = 'wechat', accountId = `account of ${token}`): SignedIn {
  const at = '2026-11-24T01:15:00.000Z';
  return {
    token,
    accountId,
    session: { id: 'S1', kind, openedAt: at, lastSeenAt: at, expiresAt: '2026-12-24T01:15:00.000Z', current: true },
  };
}
