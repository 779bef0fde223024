// Who are the sample people to those who let something happen to them?
import { Inject, Injectable } from '@nestjs/common';
import { currentWording } from '@kehuoyou/shared';
import type { Grant, Role } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { ACCOUNTS_CONFIG } from '../accounts.config.js';
import type { AccountsConfig } from '../accounts.config.js';
import { PeopleService } from '../household/people.service.js';
import { PhoneNumbersService } from '../household/phone-numbers.service.js';
import { AccountsService } from '../identity/accounts.service.js';
import { ConsentsService } from '../identity/consents.service.js';
import { GrantsService } from '../identity/grants.service.js';
import { sampleGrant, sampleHousehold, sampleName } from './sample-people.js';

/** Sample people, made when somebody first is one of them or something first happens to them. */
@Injectable()
export class SampleAccounts {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly grants: GrantsService,
    private readonly consents: ConsentsService,
    private readonly numbers: PhoneNumbersService,
    @Inject(ACCOUNTS_CONFIG) private readonly config: Pick<AccountsConfig, 'samplePeople' | 'sampleDay'>,
  ) {}

  /** May anybody become a sample person? */
  get exist(): boolean {
    return this.config.samplePeople;
  }

  /** Does something happen to them, day after day? */
  get live(): boolean {
    return this.config.sampleDay;
  }

  /** The number to which the parcels of the household come. */
  readonly householdPhone = sampleHousehold.phone;

  /** The account of the sample person of a role, in the caller's transaction. */
  async account(tx: EntityManager, role: Role): Promise<string> {
    const { accountId, isNew } = await this.accounts.recognise(tx, 'sample', role);
    if (!isNew) return accountId;
    await this.people.nameOwner(tx, accountId, sampleName(role));
    const grant = sampleGrant(role);
    if (grant) await this.grants.give(tx, { accountId, ...grant });
    return accountId;
  }

  /** The sample person of a role at work where these roles are held, besides where they work otherwise. */
  async caller(role: Role, ...elsewhere: readonly Grant[]): Promise<Caller> {
    const accountId = await this.transactions.run((tx) => this.account(tx, role));
    const own = sampleGrant(role);
    return { accountId, sessionId: 'sample', grants: [...(own ? [own] : []), ...elsewhere] };
  }

  /**
   * The household whose parcels come to `pointId`: it has agreed that they wait there, and its number is confirmed as
   * a keeper does it. Done once; what whoever tries the app out takes back stays taken back. Gives its account.
   */
  async household(pointId: string): Promise<Caller> {
    const caller = await this.caller('resident');
    const { accountId } = caller;
    if ((await this.people.keptBy(accountId)).some(({ phoneHash }) => phoneHash !== null)) return caller;
    const consents = [{ kind: 'privacy_notice' }, { kind: 'leave_at_point', subject: pointId }] as const;
    for (const consent of consents) {
      const ask = { ...consent, version: currentWording(consent.kind).version };
      await this.consents.give(caller, ask, {
        key: `sample ${consent.kind}`,
        caller: accountId,
        operation: 'sample household',
        body: ask,
      });
    }
    const { name, phone } = sampleHousehold;
    await this.transactions.run(async (tx) => {
      await this.accounts.lock(tx, accountId);
      if (!(await this.consents.holds(accountId, 'privacy_notice', '', tx))) return;
      await this.people.add(tx, accountId, { name, phone, underFourteen: false });
      const confirmedBy = await this.account(tx, 'keeper');
      const phoneHash = this.people.phoneHash(phone);
      // Whoever has confirmed it meanwhile keeps it.
      if ((await this.numbers.current([phoneHash], tx)).has(phoneHash)) return;
      await this.numbers.claim(tx, { phoneHash, accountId, method: 'keeper', confirmedBy, pointId, takeOver: false });
    });
    return caller;
  }
}
