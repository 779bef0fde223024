// Which tables belong to the accounts?
import type { Tables } from '../database/schema/schema.js';
import { Accounts1764000000010 } from '../database/migrations/1764000000010-accounts.js';
import { AccountTurns1764000000121 } from '../database/migrations/accounts/1764000000121-account-turns.js';
import { KeyChecks1764000000071 } from '../database/migrations/1764000000071-key-checks.js';
import { accountsPersonal } from './accounts.personal.js';
import { AccountEntity, DisablingEntity, IdentityEntity, OneTimeCodeEntity, SessionEntity } from './account.entity.js';
import { FollowingEntity, NumberClaimEntity, PersonEntity } from './household/household.entity.js';
import { GrantEntity, InvitationEntity, RevocationEntity } from './identity/role.entity.js';
import { AuditEntryEntity, AuditHeadEntity, ConsentEntity, KeyCheckEntity } from './safekeeping/ledger.entity.js';

export const accountsTables: Tables = {
  entities: [
    AccountEntity,
    IdentityEntity,
    DisablingEntity,
    SessionEntity,
    OneTimeCodeEntity,
    InvitationEntity,
    GrantEntity,
    RevocationEntity,
    PersonEntity,
    FollowingEntity,
    NumberClaimEntity,
    ConsentEntity,
    AuditEntryEntity,
    AuditHeadEntity,
    KeyCheckEntity,
  ],
  migrations: [Accounts1764000000010, KeyChecks1764000000071, AccountTurns1764000000121],
  personal: accountsPersonal,
};
