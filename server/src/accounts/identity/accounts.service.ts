// Which account is it, and is it shut out?
import { Inject, Injectable } from '@nestjs/common';
import { accountPolicy, Failure } from '@kehuoyou/shared';
import type { AccountAt, Clock } from '@kehuoyou/shared';
import { DataSource, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { ACCOUNTS_CONFIG } from '../accounts.config.js';
import type { AccountsConfig } from '../accounts.config.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { AccountEntity, DisablingEntity, IdentityEntity } from '../account.entity.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { GrantsService, scopeOf } from './grants.service.js';
import { Jurisdictions } from './jurisdictions.service.js';
import { Vault } from '../safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';

/** Accounts and what they are recognised by. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly audit: AuditService,
    private readonly grants: GrantsService,
    private readonly jurisdictions: Jurisdictions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ACCOUNTS_CONFIG) private readonly config: Pick<AccountsConfig, 'samplePeople'>,
  ) {}

  /**
   * The account of whoever has this openid (or, for sample people, this role), made in the caller's
   * transaction if there is none. When two do that at once, the unique index refuses one of them.
   */
  async recognise(
    tx: EntityManager,
    kind: IdentityEntity['kind'],
    subject: string,
  ): Promise<{ accountId: string; isNew: boolean }> {
    const subjectHash = this.subjectHash(kind, subject);
    const known = await tx.findOneBy(IdentityEntity, { kind, subjectHash });
    if (known) return { accountId: known.accountId, isNew: false };
    const accountId = await this.make(tx, kind === 'sample');
    const id = uuid();
    const subjectSealed = this.vault.seal(subject, `identity.subject:${id}`);
    await insertRow(tx, IdentityEntity, {
      id,
      accountId,
      kind,
      subjectHash,
      subjectSealed,
      createdAt: this.clock.now(),
    });
    return { accountId, isNew: true };
  }

  /** A new account in the caller's transaction. */
  async make(tx: EntityManager, sample: boolean): Promise<string> {
    const id = uuid();
    const now = this.clock.now();
    await insertRow(tx, AccountEntity, { id, createdAt: now, lastSeenAt: now, sample, deletedAt: null });
    return id;
  }

  /**
   * The account, held until the transaction ends: writes about one account happen one after the other. It is written to,
   * and not only held, for databases that know of another node's locks only by what it wrote.
   */
  async lock(tx: EntityManager, accountId: string): Promise<AccountEntity> {
    const held = await tx.increment(AccountEntity, { id: accountId, deletedAt: IsNull() }, 'turns', 1);
    if (held.affected !== 1) throw new Failure('account_not_found');
    return tx.findOneByOrFail(AccountEntity, { id: accountId });
  }

  /** The account if it exists and was not deleted. */
  async find(accountId: string, db: EntityManager = this.dataSource.manager): Promise<AccountEntity | undefined> {
    const account = await db.findOneBy(AccountEntity, { id: accountId });
    return account && !account.deletedAt ? account : undefined;
  }

  /**
   * True when an administrator has shut the account out, and of every sample person once samples are off: whoever was
   * let in to try things out must not still be an administrator on the day when it is real.
   */
  async isShutOut(accountId: string, db: EntityManager = this.dataSource.manager): Promise<boolean> {
    if (!this.config.samplePeople && (await db.existsBy(AccountEntity, { id: accountId, sample: true }))) return true;
    const [latest] = await db.find(DisablingEntity, { where: { accountId }, order: { sequence: 'DESC' }, take: 1 });
    return latest?.disabled ?? false;
  }

  /** Where WeChat messages for the account go; undefined for one that never came from WeChat. */
  async openIdOf(accountId: string): Promise<string | undefined> {
    const identity = await this.dataSource.manager.findOneBy(IdentityEntity, { accountId, kind: 'wechat' });
    return identity ? this.vault.open(identity.subjectSealed, `identity.subject:${identity.id}`) : undefined;
  }

  /** The account that has this openid, such as the sender of a message that WeChat pushed to us. */
  async accountOfOpenId(openId: string): Promise<string | undefined> {
    const where = { kind: 'wechat' as const, subjectHash: this.subjectHash('wechat', openId) };
    return (await this.dataSource.manager.findOneBy(IdentityEntity, where))?.accountId;
  }

  /** Shuts an account out or lets it in again; `reason` is kept sealed. */
  async setDisabled(
    caller: Caller,
    ask: { id: string; reason: string },
    disabled: boolean,
    command: Command,
  ): Promise<{ disabled: boolean }> {
    const rule = disabled ? accountPolicy.disable : accountPolicy.enable;
    authorise(caller, rule, await this.at(ask.id), 'account_not_found', 'id');
    return this.transactions.once(this.vault.blind(command), async (tx) => {
      // In one order, so that two who shut each other out at once wait for one another: the second is out by then.
      for (const id of [...new Set([ask.id, caller.accountId])].sort()) await this.lock(tx, id);
      if (await this.isShutOut(caller.accountId, tx)) throw new Failure('not_allowed');
      const [latest] = await tx.find(DisablingEntity, {
        where: { accountId: ask.id },
        order: { sequence: 'DESC' },
        take: 1,
      });
      if ((latest?.disabled ?? false) === disabled) return { disabled };
      const id = uuid();
      await insertRow(tx, DisablingEntity, {
        id,
        accountId: ask.id,
        sequence: (latest?.sequence ?? 0) + 1,
        disabled,
        reasonSealed: this.vault.seal(ask.reason, `disabling.reason:${id}`),
        decidedBy: caller.accountId,
        decidedAt: this.clock.now(),
      });
      const action = disabled ? 'account.disabled' : 'account.enabled';
      await this.audit.append(tx, { action, actorId: caller.accountId, subjectKind: 'account', subjectId: ask.id });
      return { disabled };
    });
  }

  /** All that the roles of an account reach; undefined when there is no such account. */
  private async at(accountId: string): Promise<AccountAt | undefined> {
    if (!(await this.find(accountId))) return undefined;
    const held = (await this.grants.held(accountId)).map(scopeOf);
    // Somebody without a role may live anywhere.
    const scopes = held.length > 0 ? held : [{ kind: 'area' as const, id: await this.jurisdictions.county() }];
    return {
      accountId,
      jurisdictions: await Promise.all(scopes.map((scope) => this.jurisdictions.jurisdictionHeld(scope))),
    };
  }

  private subjectHash(kind: IdentityEntity['kind'], subject: string): string {
    return this.vault.hash('openid', `${kind}:${subject}`);
  }
}
