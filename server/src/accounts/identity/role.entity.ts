// Which tables hold the roles that were given, taken back and offered?
import type { Role, ScopeKind } from '@kehuoyou/shared';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../account.entity.js';

/** An offer of a role; its code is a `one_time_code` with this row as subject. */
@Entity('role_invitation')
@Index('ix_role_invitation_given_by', ['givenBy'])
export class InvitationEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 24 })
  role!: Role;

  @Column({ name: 'scope_kind', type: 'varchar', length: 16 })
  scopeKind!: ScopeKind;

  @Column({ name: 'scope_id', type: 'varchar', length: 64 })
  scopeId!: string;

  /** Whom it is meant for, sealed. */
  @Column({ name: 'name_sealed', type: 'varchar', length: 512, nullable: true })
  nameSealed!: string | null;

  /** A deputy's time; otherwise from acceptance on, without end. */
  @Column({ name: 'holds_from', type: 'datetime', precision: 3, nullable: true })
  holdsFrom!: Date | null;

  @Column({ name: 'holds_until', type: 'datetime', precision: 3, nullable: true })
  holdsUntil!: Date | null;

  /** The keeper's grant that a deputy stands in for. */
  @Column({ name: 'deputy_of', type: 'varchar', length: 36, nullable: true })
  deputyOf!: string | null;

  @Column({ name: 'given_by', type: 'varchar', length: 36 })
  givenBy!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'given_by', foreignKeyConstraintName: 'fk_role_invitation_given_by' })
  giver?: AccountEntity;

  @Column({ name: 'given_at', type: 'datetime', precision: 3 })
  givenAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  /** One of the two is set once, by one conditional update. */
  @Column({ name: 'accepted_at', type: 'datetime', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}

/** A role was given. Rows are only ever added. */
@Entity('role_grant')
@Index('ix_role_grant_account', ['accountId'])
@Index('ix_role_grant_scope', ['scopeKind', 'scopeId'])
@Index('uq_role_grant_invitation', ['invitationId'], { unique: true })
export class GrantEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'RESTRICT', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_role_grant_account' })
  account?: AccountEntity;

  @Column({ type: 'varchar', length: 24 })
  role!: Exclude<Role, 'resident'>;

  @Column({ name: 'scope_kind', type: 'varchar', length: 16 })
  scopeKind!: ScopeKind;

  @Column({ name: 'scope_id', type: 'varchar', length: 64 })
  scopeId!: string;

  @Column({ name: 'holds_from', type: 'datetime', precision: 3 })
  holdsFrom!: Date;

  @Column({ name: 'holds_until', type: 'datetime', precision: 3, nullable: true })
  holdsUntil!: Date | null;

  /** A deputy's grant ends when the one that it stands in for does. */
  @Column({ name: 'deputy_of', type: 'varchar', length: 36, nullable: true })
  deputyOf!: string | null;

  /** Null for the first administrator and for sample people. */
  @Column({ name: 'invitation_id', type: 'varchar', length: 36, nullable: true })
  invitationId!: string | null;

  @Column({ name: 'given_by', type: 'varchar', length: 36, nullable: true })
  givenBy!: string | null;

  @Column({ name: 'given_at', type: 'datetime', precision: 3 })
  givenAt!: Date;
}

/** A role was taken back or laid down, which happens to a grant once. Rows are only ever added. */
@Entity('role_revocation')
export class RevocationEntity {
  @PrimaryColumn({ name: 'grant_id', type: 'varchar', length: 36 })
  grantId!: string;

  @ManyToOne(() => GrantEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'grant_id', foreignKeyConstraintName: 'fk_role_revocation_grant' })
  grant?: GrantEntity;

  @Column({ name: 'reason_sealed', type: 'varchar', length: 1024 })
  reasonSealed!: string;

  @Column({ name: 'revoked_by', type: 'varchar', length: 36 })
  revokedBy!: string;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3 })
  revokedAt!: Date;
}
