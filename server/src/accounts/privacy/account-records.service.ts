// What does an account leave behind besides people, sessions and consents: its numbers, its roles, its shutting out?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { answersTo, forgetAnswersTo } from '../../database/kernel-retention.js';
import { AccountEntity, DisablingEntity, IdentityEntity, OneTimeCodeEntity, SessionEntity } from '../account.entity.js';
import { NumberClaimEntity } from '../household/household.entity.js';
import { PhoneNumbersService } from '../household/phone-numbers.service.js';
import { GrantEntity, InvitationEntity, RevocationEntity } from '../identity/role.entity.js';
import { Vault } from '../safekeeping/vault.service.js';
import { MyDataService } from './my-data.service.js';

/** Tells and erases it. What the law makes us keep of roles stays without the words in which they ended. */
@Injectable()
export class AccountRecords implements OnModuleInit {
  readonly name = 'accounts';

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly myData: MyDataService,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
  }

  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const of = { where: { accountId } };
    const account = await manager.findOneBy(AccountEntity, { id: accountId });
    return {
      since: account?.createdAt,
      lastSeenAt: account?.lastSeenAt,
      signIns: (await manager.find(IdentityEntity, of)).map(({ id, kind, subjectSealed, createdAt }) => ({
        kind,
        subject: this.vault.open(subjectSealed, `identity.subject:${id}`),
        createdAt,
      })),
      codes: (await manager.find(OneTimeCodeEntity, of)).map(({ purpose, issuedAt, usedAt }) => ({
        purpose,
        issuedAt,
        usedAt,
      })),
      numbers: (await manager.find(NumberClaimEntity, of)).map(({ method, pointId, claimedAt }) => ({
        method,
        pointId,
        claimedAt,
      })),
      shutOut: (await manager.find(DisablingEntity, of)).map((row) => ({
        disabled: row.disabled,
        reason: this.vault.open(row.reasonSealed, `disabling.reason:${row.id}`),
        at: row.decidedAt,
      })),
      sessions: await this.sessions(accountId),
      requests: await answersTo(manager, accountId),
      roles: await this.roles(accountId),
      invitations: (await manager.findBy(InvitationEntity, { givenBy: accountId })).map((row) => ({
        role: row.role,
        scope: `${row.scopeKind}:${row.scopeId}`,
        ...(row.nameSealed === null ? {} : { name: this.vault.open(row.nameSealed, `invitation.name:${row.id}`) }),
        at: row.givenAt,
      })),
    };
  }

  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    await this.phoneNumbers.forget(tx, accountId);
    for (const table of [DisablingEntity, SessionEntity, OneTimeCodeEntity, IdentityEntity])
      await tx.delete(table, { accountId });
    await tx.update(InvitationEntity, { givenBy: accountId }, { nameSealed: null });
    for (const { id } of await tx.findBy(GrantEntity, { accountId }))
      await tx.update(
        RevocationEntity,
        { grantId: id },
        { reasonSealed: this.vault.seal('', `revocation.reason:${id}`) },
      );
    await forgetAnswersTo(tx, accountId);
    return [];
  }

  /** Those that ended too, as long as they are kept. */
  private async sessions(accountId: string): Promise<object[]> {
    const rows = await this.dataSource.manager.find(SessionEntity, {
      where: { accountId },
      order: { openedAt: 'ASC' },
    });
    return rows.map(({ kind, openedAt, lastSeenAt, endedAt }) => ({ kind, openedAt, lastSeenAt, endedAt }));
  }

  private async roles(accountId: string): Promise<object[]> {
    const { manager } = this.dataSource;
    const grants = await manager.find(GrantEntity, { where: { accountId }, order: { givenAt: 'ASC', id: 'ASC' } });
    const ends = await manager.findBy(RevocationEntity, { grantId: In(grants.map(({ id }) => id)) });
    return grants.map((grant) => {
      const end = ends.find(({ grantId }) => grantId === grant.id);
      return {
        role: grant.role,
        scope: `${grant.scopeKind}:${grant.scopeId}`,
        from: grant.holdsFrom,
        until: grant.holdsUntil,
        at: grant.givenAt,
        ...(end === undefined
          ? {}
          : { endedAt: end.revokedAt, reason: this.vault.open(end.reasonSealed, `revocation.reason:${grant.id}`) }),
      };
    });
  }
}
