// How is an invitation seen by whoever gave it, and by whoever holds its code?
import { addDays, dateAt } from '@kehuoyou/shared';
import type { Invitation, InvitationPreview } from '@kehuoyou/shared';
import type { InvitationEntity } from '../identity/role.entity.js';

/** For its giver, who wrote the name. */
export function invitationView(row: InvitationEntity, name: string | undefined): Invitation {
  return {
    id: row.id,
    ...invitationPreview(row),
    ...(name === undefined ? {} : { name }),
    givenAt: row.givenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** For whoever holds the code: the job, and for a deputy the first and the last day. */
export function invitationPreview(row: InvitationEntity): InvitationPreview {
  return {
    role: row.role,
    scopeKind: row.scopeKind,
    scopeId: row.scopeId,
    ...(row.holdsFrom === null ? {} : { from: dateAt(row.holdsFrom) }),
    ...(row.holdsUntil === null ? {} : { until: addDays(dateAt(row.holdsUntil), -1) }),
  };
}
