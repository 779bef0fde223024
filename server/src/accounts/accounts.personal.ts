// What do the tables of the accounts say of people, and what becomes of it?
import { IN_OFFICE, OF_A_THING } from '../database/schema/personal.js';
import type { PersonalColumns } from '../database/schema/personal.js';

const WITH_ACCOUNT = { erased: 'gone', until: 'account' } as const;

export const accountsPersonal: readonly PersonalColumns[] = [
  {
    table: 'account_identity',
    columns: ['accountId', 'subjectHash', 'subjectSealed'],
    told: 'accounts',
    ...WITH_ACCOUNT,
  },
  { table: 'account_disabling', columns: ['accountId', 'reasonSealed'], told: 'accounts', ...WITH_ACCOUNT },
  { table: 'account_disabling', columns: ['decidedBy'], because: IN_OFFICE },
  { table: 'session', columns: ['accountId', 'tokenHash'], told: 'accounts', erased: 'gone', until: 'session' },
  {
    table: 'one_time_code',
    columns: ['accountId', 'codeHash'],
    told: 'accounts',
    erased: 'gone',
    until: 'one_time_code',
  },
  {
    table: 'one_time_code',
    columns: ['subjectId', 'usedBy'],
    because: 'leads to a row of its own, and goes in a week',
  },
  {
    table: 'person',
    columns: ['keptBy', 'selfOf', 'nameSealed', 'phoneSealed', 'phoneHash'],
    told: 'people',
    ...WITH_ACCOUNT,
  },
  { table: 'person_following', columns: ['accountId'], told: 'people', ...WITH_ACCOUNT },
  {
    table: 'number_claim',
    columns: ['phoneHash', 'accountId'],
    told: 'accounts',
    erased: 'gone',
    until: 'number_claim',
  },
  { table: 'number_claim', columns: ['confirmedBy'], because: IN_OFFICE },
  { table: 'number_claim', columns: ['pointId'], because: OF_A_THING },
  { table: 'role_invitation', columns: ['nameSealed'], told: 'accounts', erased: 'unlinked', until: 'invitation' },
  { table: 'role_invitation', columns: ['givenBy'], because: IN_OFFICE },
  { table: 'role_invitation', columns: ['deputyOf'], because: OF_A_THING },
  { table: 'role_grant', columns: ['accountId'], told: 'accounts', erased: 'kept', until: 'grant' },
  { table: 'role_grant', columns: ['givenBy'], because: IN_OFFICE },
  { table: 'role_grant', columns: ['deputyOf', 'invitationId'], because: OF_A_THING },
  { table: 'role_revocation', columns: ['reasonSealed'], told: 'accounts', erased: 'unlinked', until: 'grant' },
  { table: 'role_revocation', columns: ['revokedBy'], because: IN_OFFICE },
  { table: 'consent', columns: ['accountId', 'wording'], told: 'consents', erased: 'kept', until: 'consent' },
  {
    table: 'audit_entry',
    columns: ['actorId', 'detail'],
    because: 'the law keeps it; ids alone, and who looked at one’s people is told as `readings`',
  },
  { table: 'key_check', columns: ['keyId'], because: OF_A_THING },
];
