// How does the first administrator get in, whom nobody can invite?
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transaction.js';
import { AccountsService } from '../identity/accounts.service.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { OneTimeCodesService } from '../identity/one-time-codes.service.js';
import { GrantsService } from '../identity/grants.service.js';
import { Jurisdictions } from '../identity/jurisdictions.service.js';

/** For the command only: no endpoint leads here. */
@Injectable()
export class AdministratorsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly grants: GrantsService,
    private readonly codes: OneTimeCodesService,
    private readonly jurisdictions: Jurisdictions,
    private readonly audit: AuditService,
  ) {}

  /**
   * Makes an administrator of the whole county and gives a code to sign in with on a browser. Undefined
   * when there is one already, unless `another` is wanted. Sample people do not count.
   */
  async code(another: boolean): Promise<{ code: string; expiresAt: string } | undefined> {
    const county = await this.jurisdictions.county();
    const holders = await Promise.all(
      (await this.grants.holders('administrator', { areaCode: county })).map((id) => this.accounts.find(id)),
    );
    if (!another && holders.some((account) => account && !account.sample)) return undefined;
    return this.transactions.run(async (tx) => {
      const accountId = await this.accounts.make(tx, false);
      await this.grants.give(tx, { accountId, role: 'administrator', scope: { kind: 'area', id: county } });
      const order = await this.codes.issue(tx, { purpose: 'browser', accountId });
      await this.audit.append(tx, {
        action: 'session.administrator_made',
        subjectKind: 'account',
        subjectId: accountId,
      });
      return order;
    });
  }
}
