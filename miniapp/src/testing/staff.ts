// Who is the member of staff that opens a page in a test?
import type { Me, Role, ScopeKind } from '@kehuoyou/shared';

/** Somebody who has signed in and works nowhere. */
export const me: Me = { accountId: 'A1', phoneConfirmed: false, sample: false, grants: [], privacyAgreed: true };

/** The same, with one role in one scope. */
export function working(role: Role, kind: ScopeKind, id: string): Me {
  return { ...me, grants: [{ id: 'G1', role, scope: { kind, id }, from: '2026-01-01T00:00:00Z', deputy: false }] };
}
