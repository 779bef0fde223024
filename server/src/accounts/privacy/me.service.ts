// What does somebody see of themself, and how do they say who they are?
import { Injectable } from '@nestjs/common';
import { Failure, normalPhone } from '@kehuoyou/shared';
import type { Me } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { GuessLimit } from '../../http/limits/guess-limit.js';
import type { Caller } from '../../http/caller.js';
import { WechatPhone } from '../../wechat/wechat-phone.js';
import { AccountsService } from '../identity/accounts.service.js';
import { ConsentsService } from '../identity/consents.service.js';
import { GrantsService, grantView } from '../identity/grants.service.js';
import { PhoneNumbersService } from '../household/phone-numbers.service.js';
import { PeopleService } from '../household/people.service.js';
import { Vault } from '../safekeeping/vault.service.js';
import { wechatAnswer } from '../sign-in/wechat-answer.js';

/** The country whose numbers parcels here are addressed to. */
const CHINA = '86';

/** The caller's own account. */
@Injectable()
export class MeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly wechat: WechatPhone,
    private readonly accounts: AccountsService,
    private readonly consents: ConsentsService,
    private readonly grants: GrantsService,
    private readonly people: PeopleService,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly guesses: GuessLimit,
  ) {}

  /** The caller, unmasked. */
  async me({ accountId }: Pick<Caller, 'accountId'>): Promise<Me> {
    const account = await this.accounts.find(accountId);
    if (!account) throw new Failure('sign_in_needed');
    const owner = await this.people.ownerOf(accountId);
    const { phoneHash = null } = owner ?? {};
    const claim = phoneHash === null ? undefined : (await this.phoneNumbers.current([phoneHash])).get(phoneHash);
    return {
      accountId,
      ...(owner ? this.people.open(owner) : {}),
      phoneConfirmed: claim?.accountId === accountId,
      sample: account.sample,
      grants: (await this.grants.held(accountId)).map(grantView),
      privacyAgreed: await this.consents.isCurrent(accountId, 'privacy_notice'),
    };
  }

  /** Says or corrects one's own name. */
  async correct(caller: Caller, name: string, command: Command): Promise<Me> {
    await this.transactions.once(this.vault.blind(command), async (tx) => {
      await this.begin(tx, caller);
      await this.people.nameOwner(tx, caller.accountId, name, true);
      return {};
    });
    return this.me(caller);
  }

  /**
   * Confirms one's number by WeChat's word that it belongs to this phone. If another account had
   * confirmed it before, the number has changed hands: that link is dropped.
   */
  async phone(caller: Caller, code: string, command: Command): Promise<Me> {
    await this.guesses.guard('wechat', { account: caller.accountId }, async () => {
      // As with signing in: a repeated request is answered from the row, whatever WeChat says of the used code.
      const answer = await wechatAnswer(this.wechat.getPhoneNumber(code));
      await this.transactions.once(this.vault.blind(command), async (tx) => {
        if (answer instanceof Failure) throw answer;
        const phone = answer.countryCode === CHINA ? normalPhone(answer.number) : undefined;
        if (phone === undefined) throw new Failure('phone_not_valid');
        await this.begin(tx, caller);
        const phoneHash = await this.people.setOwnerPhone(tx, caller.accountId, phone);
        await this.phoneNumbers.claim(tx, { phoneHash, accountId: caller.accountId, method: 'wechat', takeOver: true });
        return {};
      });
    });
    return this.me(caller);
  }

  private async begin(tx: EntityManager, { accountId }: Caller): Promise<void> {
    await this.accounts.lock(tx, accountId);
    if (!(await this.consents.holds(accountId, 'privacy_notice', '', tx))) throw new Failure('consent_needed');
  }
}
