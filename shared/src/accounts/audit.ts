// Who did what that others may have to answer for?
import { endpoint } from '../endpoint.js';
import { auditPolicy } from './accounts.policy.js';

/** What is written to the audit log. It says that something was done, never a name or a number. */
export const auditActions = [
  'session.code_made',
  'session.opened_by_code',
  'session.administrator_made',
  'invitation.given',
  'invitation.withdrawn',
  'grant.given',
  'grant.revoked',
  'account.disabled',
  'account.enabled',
  'account.deleted',
  'person.confirmed',
  'person.read',
  'recipient.read',
  'number.moved',
  'errand.read',
  'complaint.read',
  'event.retried',
  'data.exported',
  'keys.rotated',
  'retention.applied',
  'audit.trimmed',
  'audit.accepted',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** A line of the audit log. */
export interface AuditEntry {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly action: AuditAction;
  /** Account that did it; missing when a command or the server itself did. */
  readonly actorId?: string;
  /** What it was done to, such as `person` and its id. */
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** Which lines to read. */
export interface AuditAsk {
  readonly action?: AuditAction;
  readonly actorId?: string;
  readonly subjectId?: string;
  /** Only lines before this one. */
  readonly before?: number;
  readonly limit?: number;
}

/** The audit log, read only. */
export const auditApi = {
  list: endpoint<AuditAsk, { entries: AuditEntry[] }>('GET', '/api/audit', {
    access: auditPolicy.list.roles,
    summary: 'The audit log, newest first',
  }),
};
