// Which tables hold accounts, roles, households, consent and the audit log?
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { createTables, dropTables, instant, integer, key, optional, text } from './columns.js';
import type { TablePlan } from './columns.js';

type Reference = NonNullable<TablePlan['references']>[number];

const id = text('id', 36, key);
const flag = (name: string): TableColumnOptions => ({ name, type: 'boolean', default: 0 });
const toAccount = (table: string, column = 'account_id'): Reference => ({
  name: `fk_${table}_${column.replace(/_id$/, '')}`, column, to: 'account', toColumn: 'id', onDelete: 'RESTRICT',
});

const signIn: readonly TablePlan[] = [
  { name: 'account', columns: [id, instant('created_at'), instant('last_seen_at'), flag('sample'), instant('deleted_at', optional)] },
  {
    name: 'account_identity',
    columns: [id, text('account_id', 36), text('kind', 16), text('subject_hash', 64), text('subject_sealed', 512), instant('created_at')],
    indices: [
      { name: 'uq_account_identity_subject', columns: ['kind', 'subject_hash'], unique: true },
      { name: 'ix_account_identity_account', columns: ['account_id'] },
    ],
    references: [toAccount('account_identity')],
  },
  {
    name: 'account_disabling',
    columns: [id, text('account_id', 36), integer('sequence'), flag('disabled'), text('reason_sealed', 1024), text('decided_by', 36), instant('decided_at')],
    indices: [{ name: 'uq_account_disabling_sequence', columns: ['account_id', 'sequence'], unique: true }],
    references: [toAccount('account_disabling')],
  },
  {
    name: 'session',
    columns: [
      id, text('account_id', 36), text('token_hash', 64), text('kind', 16),
      instant('opened_at'), instant('last_seen_at'), instant('expires_at'), instant('ended_at', optional),
    ],
    indices: [
      { name: 'uq_session_token_hash', columns: ['token_hash'], unique: true },
      { name: 'ix_session_account', columns: ['account_id'] },
      { name: 'ix_session_expires_at', columns: ['expires_at'] },
    ],
    references: [toAccount('session')],
  },
  {
    name: 'one_time_code',
    columns: [
      id, text('purpose', 16), text('code_hash', 64), text('account_id', 36), text('subject_id', 36, optional),
      instant('issued_at'), instant('expires_at'), instant('used_at', optional), text('used_by', 36, optional),
    ],
    indices: [
      { name: 'uq_one_time_code_hash', columns: ['code_hash'], unique: true },
      { name: 'ix_one_time_code_account', columns: ['account_id'] },
    ],
    references: [toAccount('one_time_code')],
  },
];

const staff: readonly TablePlan[] = [
  {
    name: 'role_invitation',
    columns: [
      id, text('role', 24), text('scope_kind', 16), text('scope_id', 64), text('name_sealed', 512, optional),
      instant('holds_from', optional), instant('holds_until', optional), text('deputy_of', 36, optional),
      text('given_by', 36), instant('given_at'), instant('expires_at'), instant('accepted_at', optional), instant('withdrawn_at', optional),
    ],
    indices: [{ name: 'ix_role_invitation_given_by', columns: ['given_by'] }],
    references: [toAccount('role_invitation', 'given_by')],
  },
  {
    name: 'role_grant',
    columns: [
      id, text('account_id', 36), text('role', 24), text('scope_kind', 16), text('scope_id', 64),
      instant('holds_from'), instant('holds_until', optional), text('deputy_of', 36, optional), text('invitation_id', 36, optional),
      text('given_by', 36, optional), instant('given_at'),
    ],
    indices: [
      { name: 'ix_role_grant_account', columns: ['account_id'] },
      { name: 'ix_role_grant_scope', columns: ['scope_kind', 'scope_id'] },
      { name: 'uq_role_grant_invitation', columns: ['invitation_id'], unique: true },
    ],
    references: [toAccount('role_grant')],
  },
  {
    name: 'role_revocation',
    columns: [text('grant_id', 36, key), text('reason_sealed', 1024), text('revoked_by', 36), instant('revoked_at')],
    references: [{ name: 'fk_role_revocation_grant', column: 'grant_id', to: 'role_grant', toColumn: 'id', onDelete: 'CASCADE' }],
  },
];

const households: readonly TablePlan[] = [
  {
    name: 'person',
    columns: [
      id, text('kept_by', 36), text('self_of', 36, optional), text('name_sealed', 512, optional),
      text('phone_sealed', 512, optional), text('phone_hash', 64, optional), flag('under_fourteen'), instant('added_at'),
    ],
    indices: [
      { name: 'uq_person_self_of', columns: ['self_of'], unique: true },
      { name: 'ix_person_kept_by', columns: ['kept_by'] },
      { name: 'ix_person_phone_hash', columns: ['phone_hash'] },
    ],
    references: [toAccount('person', 'kept_by')],
  },
  {
    name: 'person_following',
    columns: [id, text('person_id', 36), text('account_id', 36), instant('since')],
    indices: [
      { name: 'uq_person_following_pair', columns: ['person_id', 'account_id'], unique: true },
      { name: 'ix_person_following_account', columns: ['account_id'] },
    ],
    references: [
      { name: 'fk_person_following_person', column: 'person_id', to: 'person', toColumn: 'id', onDelete: 'CASCADE' },
      toAccount('person_following'),
    ],
  },
  {
    name: 'number_claim',
    columns: [
      id, text('phone_hash', 64), integer('sequence'), text('account_id', 36, optional), text('method', 16),
      text('confirmed_by', 36, optional), text('point_id', 36, optional), instant('claimed_at'),
    ],
    indices: [
      { name: 'uq_number_claim_sequence', columns: ['phone_hash', 'sequence'], unique: true },
      { name: 'ix_number_claim_account', columns: ['account_id'] },
    ],
  },
];

const ledgers: readonly TablePlan[] = [
  {
    name: 'consent',
    columns: [
      id, text('account_id', 36), text('kind', 24), text('subject', 64), integer('sequence'),
      text('act', 16), text('version', 16), { name: 'wording', type: 'text' }, instant('acted_at'),
    ],
    indices: [{ name: 'uq_consent_sequence', columns: ['account_id', 'kind', 'subject', 'sequence'], unique: true }],
    references: [toAccount('consent')],
  },
  {
    name: 'audit_entry',
    columns: [
      integer('sequence', key), instant('occurred_at'), text('action', 48), text('actor_id', 36, optional),
      text('subject_kind', 24), text('subject_id', 64), { name: 'detail', type: 'text' }, text('previous_mark', 64), text('mark', 64),
    ],
    indices: [
      { name: 'ix_audit_entry_subject', columns: ['subject_kind', 'subject_id'] },
      { name: 'ix_audit_entry_actor', columns: ['actor_id'] },
    ],
  },
  { name: 'audit_head', columns: [text('name', 16, key), integer('sequence'), text('mark', 64)] },
];

const tables = [...signIn, ...staff, ...households, ...ledgers];

/** The accounts' tables. */
export class Accounts1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query(`INSERT INTO audit_head (name, sequence, mark) VALUES ('main', 0, '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
