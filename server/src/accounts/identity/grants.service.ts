// Which roles does an account hold now?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Grant, HeldGrant, Jurisdiction, Role } from '@kehuoyou/shared';
import { covers } from '@kehuoyou/shared';
import { Brackets, DataSource } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { ACCOUNTS_CONFIG } from '../accounts.config.js';
import type { AccountsConfig } from '../accounts.config.js';
import { AccountEntity, DisablingEntity } from '../account.entity.js';
import { GrantEntity, RevocationEntity } from './role.entity.js';
import { insertRow } from '../../database/insert-rows.js';
import { locked } from '../../database/row-lock.js';

/** A role to give. */
export interface NewGrant extends Grant {
  readonly accountId: string;
  readonly role: Exclude<Role, 'resident'>;
  readonly holdsFrom?: Date | undefined;
  readonly holdsUntil?: Date | undefined;
  readonly deputyOf?: string | undefined;
  readonly invitationId?: string | undefined;
  readonly givenBy?: string | undefined;
}

/** Roles as facts: given, and perhaps revoked. What holds is worked out from them at every request. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ACCOUNTS_CONFIG) private readonly config: Pick<AccountsConfig, 'samplePeople'>,
  ) {}

  /** What an account holds now. */
  async held(accountId: string, db: EntityManager = this.dataSource.manager): Promise<GrantEntity[]> {
    return this.holding(db).andWhere('held.accountId = :accountId', { accountId }).orderBy('held.id').getMany();
  }

  /** The grant if it holds now. */
  async find(grantId: string, db: EntityManager = this.dataSource.manager): Promise<GrantEntity | undefined> {
    return (await this.holding(db).andWhere('held.id = :grantId', { grantId }).getOne()) ?? undefined;
  }

  /** Up to `most` grants of these roles that hold now, in the order of their ids, after `after`. */
  async ofRoles(roles: readonly Role[], after: string, most: number): Promise<GrantEntity[]> {
    if (roles.length === 0) return [];
    return this.holding(this.dataSource.manager)
      .andWhere('held.role IN (:...roles) AND held.id > :after', { roles, after })
      .orderBy('held.id')
      .take(most)
      .getMany();
  }

  /** Accounts that hold `role` for a scope that covers `jurisdiction`; those who are shut out are left out. */
  async holders(role: Role, jurisdiction: Jurisdiction): Promise<string[]> {
    const grants = await this.active(this.dataSource.manager).andWhere('held.role = :role', { role }).getMany();
    return [
      ...new Set(grants.filter((grant) => covers(scopeOf(grant), jurisdiction)).map(({ accountId }) => accountId)),
    ];
  }

  /** Whether an account, which is neither deleted nor shut out, holds `role` there now. */
  async holds(accountId: string, role: Role, jurisdiction: Jurisdiction, db: EntityManager): Promise<boolean> {
    const grants = await this.active(db)
      .andWhere('held.role = :role AND held.accountId = :accountId', { role, accountId })
      .getMany();
    return grants.some((grant) => covers(scopeOf(grant), jurisdiction));
  }

  /** Who keeps which of these points now; those who are shut out are left out. */
  async keepersOf(db: EntityManager, pointIds: readonly string[]): Promise<{ accountId: string; pointId: string }[]> {
    if (pointIds.length === 0) return [];
    const grants = await this.active(db)
      .andWhere(`held.role = 'keeper' AND held.scopeKind = 'point' AND held.scopeId IN (:...pointIds)`, { pointIds })
      .orderBy('held.id')
      .getMany();
    return grants.map(({ accountId, scopeId }) => ({ accountId, pointId: scopeId }));
  }

  /** True when somebody else, who is not shut out, administers the whole area of this administrator too. */
  async hasFellow({ role, accountId, scopeId }: GrantEntity, db: EntityManager): Promise<boolean> {
    // All of them are held, the one's own too: of two who leave at once the second sees that the first has left.
    await locked(db.createQueryBuilder(GrantEntity, 'held').where({ role }).orderBy('held.id')).getMany();
    const others = await this.active(db)
      .andWhere('held.role = :role AND held.accountId <> :accountId', { role, accountId })
      .getMany();
    return others.some((other) => covers(scopeOf(other), { areaCode: scopeId }));
  }

  /** Gives a role in the caller's transaction. Whether it may be given was decided before. */
  async give(tx: EntityManager, grant: NewGrant): Promise<string> {
    const id = uuid();
    const now = this.clock.now();
    await insertRow(tx, GrantEntity, {
      id,
      accountId: grant.accountId,
      role: grant.role,
      scopeKind: grant.scope.kind,
      scopeId: grant.scope.id,
      holdsFrom: grant.holdsFrom ?? now,
      holdsUntil: grant.holdsUntil ?? null,
      deputyOf: grant.deputyOf ?? null,
      invitationId: grant.invitationId ?? null,
      givenBy: grant.givenBy ?? null,
      givenAt: now,
    });
    return id;
  }

  /** Grants that were not revoked and whose time it is; a deputy's also needs the keeper's. */
  private holding(db: EntityManager): SelectQueryBuilder<GrantEntity> {
    return (
      db
        .createQueryBuilder(GrantEntity, 'held')
        .leftJoin(RevocationEntity, 'revoked', 'revoked.grantId = held.id')
        .leftJoin(RevocationEntity, 'principal', 'principal.grantId = held.deputyOf')
        .where('revoked.grantId IS NULL AND principal.grantId IS NULL')
        // Only a deputy's time begins later than it was given: a clock that is set back takes nobody else's work away.
        .andWhere('(held.deputyOf IS NULL OR held.holdsFrom <= :now)', { now: this.clock.now() })
        .andWhere(new Brackets((until) => until.where('held.holdsUntil IS NULL').orWhere('held.holdsUntil > :now')))
    );
  }

  /** The same, of accounts that are neither deleted nor shut out. */
  private active(db: EntityManager): SelectQueryBuilder<GrantEntity> {
    const shut = db
      .createQueryBuilder(DisablingEntity, 'shut')
      .select('shut.accountId')
      .where('shut.disabled = :yes')
      .andWhere(
        `NOT EXISTS ${db
          .createQueryBuilder(DisablingEntity, 'later')
          .subQuery()
          .select('1')
          .from(DisablingEntity, 'later')
          .where('later.accountId = shut.accountId AND later.sequence > shut.sequence')
          .getQuery()}`,
      );
    // Sample people are nobody where there are none: see AccountsService.isShutOut.
    const real = this.config.samplePeople ? '' : ' AND holder.sample = :no';
    return this.holding(db)
      .innerJoin(AccountEntity, 'holder', `holder.id = held.accountId AND holder.deletedAt IS NULL${real}`, {
        no: false,
      })
      .andWhere(`held.accountId NOT IN (${shut.getQuery()})`)
      .setParameter('yes', true);
  }
}

/** What a grant is held for. */
export function scopeOf(grant: Pick<GrantEntity, 'scopeKind' | 'scopeId'>): Grant['scope'] {
  return { kind: grant.scopeKind, id: grant.scopeId };
}

/** A grant as it is seen. */
export function grantView(grant: GrantEntity): HeldGrant {
  return {
    id: grant.id,
    role: grant.role,
    scope: scopeOf(grant),
    from: grant.holdsFrom.toISOString(),
    ...(grant.holdsUntil === null ? {} : { until: grant.holdsUntil.toISOString() }),
    deputy: grant.deputyOf !== null,
  };
}
