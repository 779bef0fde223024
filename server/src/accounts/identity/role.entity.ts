// Which tables hold the roles that were given, taken back and offered?
import type { Role, ScopeKind } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, key, optional, Reference, Sealed, Words } from '../../database/table-columns.js';
import { AccountEntity } from '../account.entity.js';

/** An offer of a role; its code is a `one_time_code` with this row as subject. */
@Entity('role_invitation')
@Index('ix_role_invitation_given_by', ['givenBy'])
export class InvitationEntity {
  @Id()
  id!: string;

  @Words(24)
  role!: Role;

  @Words(16)
  scopeKind!: ScopeKind;

  @Words(64)
  scopeId!: string;

  /** Whom it is meant for, sealed. */
  @Sealed('invitation.name', optional)
  nameSealed!: string | null;

  /** A deputy's time; otherwise from acceptance on, without end. */
  @Instant(optional)
  holdsFrom!: Date | null;

  @Instant(optional)
  holdsUntil!: Date | null;

  /** The keeper's grant that a deputy stands in for. */
  @Reference(optional)
  deputyOf!: string | null;

  @Reference()
  givenBy!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT', 'given_by')
  giver?: AccountEntity;

  @Instant()
  givenAt!: Date;

  @Instant()
  expiresAt!: Date;

  /** One of the two is set once, by one conditional update. */
  @Instant(optional)
  acceptedAt!: Date | null;

  @Instant(optional)
  withdrawnAt!: Date | null;
}

/** A role was given. Rows are only ever added. */
@Entity('role_grant')
@Index('ix_role_grant_account', ['accountId'])
@Index('ix_role_grant_scope', ['scopeKind', 'scopeId'])
@Index('uq_role_grant_invitation', ['invitationId'], { unique: true })
export class GrantEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @BelongsTo(() => AccountEntity, 'RESTRICT')
  account?: AccountEntity;

  @Words(24)
  role!: Exclude<Role, 'resident'>;

  @Words(16)
  scopeKind!: ScopeKind;

  @Words(64)
  scopeId!: string;

  @Instant()
  holdsFrom!: Date;

  @Instant(optional)
  holdsUntil!: Date | null;

  /** A deputy's grant ends when the one that it stands in for does. */
  @Reference(optional)
  deputyOf!: string | null;

  /** Null for the first administrator and for sample people. */
  @Reference(optional)
  invitationId!: string | null;

  @Reference(optional)
  givenBy!: string | null;

  @Instant()
  givenAt!: Date;
}

/** A role was taken back or laid down, which happens to a grant once. Rows are only ever added. */
@Entity('role_revocation')
export class RevocationEntity {
  @Reference(key)
  grantId!: string;

  @BelongsTo(() => GrantEntity, 'CASCADE')
  grant?: GrantEntity;

  @Sealed('revocation.reason', {}, 1024)
  reasonSealed!: string;

  @Reference()
  revokedBy!: string;

  @Instant()
  revokedAt!: Date;
}
