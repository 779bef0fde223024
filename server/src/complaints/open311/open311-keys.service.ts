// Whose programs may report by Open311?
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import { Open311KeyEntity } from './open311-key.entity.js';
import { foreignWrong } from './open311-wrong.js';
import { wrong } from './open311-words.js';

/** Gives keys and knows their holders. */
@Injectable()
export class Open311Keys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A key for `name`, told this once; whoever has one gets a new one, and the old one is worth nothing from then on. */
  async give(name: string): Promise<string> {
    const key = randomBytes(24).toString('base64url');
    const keyHash = this.vault.hash('code', key);
    await this.transactions.run(async (tx) => {
      const earlier = await tx.findOneBy(Open311KeyEntity, { name });
      if (earlier) await tx.update(Open311KeyEntity, { id: earlier.id }, { keyHash, withdrawnAt: null });
      else
        await insertRow(tx, Open311KeyEntity, {
          ...{ id: uuid(), name, keyHash, madeAt: this.clock.now() },
          withdrawnAt: null,
        });
    });
    return key;
  }

  /** Takes the key of `name` away; false when there is none. */
  async withdraw(name: string): Promise<boolean> {
    const { affected } = await this.transactions.run((tx) =>
      tx.update(Open311KeyEntity, { name, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.now() }),
    );
    return affected === 1;
  }

  /** Id of the program whose key this is; fails with 403 where it is nobody's. */
  async holder(key: string | undefined): Promise<string> {
    if (key === undefined) throw foreignWrong(403, 'api_key', wrong.apiKeyMissing);
    const keyHash = this.vault.hash('code', key);
    const found = await this.dataSource.manager.findOneBy(Open311KeyEntity, { keyHash, withdrawnAt: IsNull() });
    if (!found) throw foreignWrong(403, 'api_key', wrong.apiKeyInvalid);
    return found.id;
  }
}
