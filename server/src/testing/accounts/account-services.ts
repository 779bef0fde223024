// How does a spec get the services of the accounts without a server around them?
import type { AccountsConfig } from '../../accounts/accounts.config.js';
import { parseKeys } from '../../accounts/accounts.config.js';
import { AccountEntity, DisablingEntity } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { Jurisdictions } from '../../accounts/identity/jurisdictions.service.js';
import { AuditService } from '../../accounts/safekeeping/audit.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { insertRow } from '../../database/insert-rows.js';
import type { HandClock } from '../hand-clock.js';
import { migratedDatabase } from '../migrated-database.js';
import type { MigratedDatabase } from '../migrated-database.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

/** The services, on a database of their own in which is nobody yet. */
export interface AccountServices {
  readonly database: MigratedDatabase;
  readonly vault: Vault;
  readonly grants: GrantsService;
  readonly accounts: AccountsService;
  /** Writes an account that nobody has signed in to. */
  account(id: string, changes?: Partial<AccountEntity>): Promise<void>;
  /** Shuts somebody out, or lets them in again. */
  shutOut(accountId: string, disabled?: boolean): Promise<void>;
}

/** Makes them; drop the database. */
export async function accountServices(
  clock: HandClock,
  config: Pick<AccountsConfig, 'samplePeople' | 'pointOperator'> = { samplePeople: true, pointOperator: 'YZ' },
): Promise<AccountServices> {
  const database = await migratedDatabase(clock);
  const { dataSource, transactions } = database;
  const vault = new Vault(parseKeys(`a:${key(1)}`, key(9)));
  const audit = new AuditService(dataSource, transactions, vault, clock);
  const grants = new GrantsService(dataSource, clock, config);
  const jurisdictions = new Jurisdictions(config);
  const accounts = new AccountsService(dataSource, transactions, vault, audit, grants, jurisdictions, clock, config);
  const account = (id: string, changes: Partial<AccountEntity> = {}): Promise<void> => {
    const at = clock.now();
    const row = { id, createdAt: at, lastSeenAt: at, sample: false, deletedAt: null, ...changes };
    return transactions.run((tx) => insertRow(tx, AccountEntity, row));
  };
  let decisions = 0;
  const shutOut = (accountId: string, disabled = true): Promise<void> => {
    decisions += 1;
    const row = { id: `decision-${decisions}`, accountId, sequence: decisions, disabled, reasonSealed: '' };
    return transactions.run((tx) =>
      insertRow(tx, DisablingEntity, { ...row, decidedBy: accountId, decidedAt: clock.now() }),
    );
  };
  return { database, vault, grants, accounts, account, shutOut };
}
