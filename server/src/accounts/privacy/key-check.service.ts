// Are these the keys with which the data of this database is sealed?
//
// With other keys nobody would be found again by their number, no name could be read, and what is written now could not
// be read later: a server that starts with them does more harm than one that does not.
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import type { AccountsConfig } from '../accounts.config.js';
import { IdentityEntity } from '../account.entity.js';
import { auditLine } from '../safekeeping/audit-chain.js';
import { AuditEntryEntity, KeyCheckEntity } from '../safekeeping/ledger.entity.js';
import { hasKeyFile, keyFileOf, keysOf } from '../safekeeping/key-store.js';
import { HASH_KEY, Vault } from '../safekeeping/vault.service.js';
import { isSealedWith } from './key-rotation.service.js';

/** The settings that say where the keys are. */
export interface KeyPlace {
  readonly accounts: Pick<AccountsConfig, 'keys'>;
  readonly dataDir: string;
}

/** Gives the keys out once it is sure of them. */
@Injectable()
export class KeyCheckService {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * A vault with the given keys, or with those of the key file, which is made for a new database. Fails with a sentence
   * when the data is sealed with others.
   */
  async vaultOf(place: KeyPlace): Promise<Vault> {
    const { manager } = this.source;
    const marks = new Map((await manager.find(KeyCheckEntity)).map(({ keyId, mark }) => [keyId, mark]));
    const [identity] = await manager.find(IdentityEntity, { order: { id: 'ASC' }, take: 1 });
    if (!place.accounts.keys && !hasKeyFile(place.dataDir) && (marks.size > 0 || identity))
      throw new Error(
        `${keyFileOf(place.dataDir)} is missing, and what is in the database is sealed with its keys: bring it back from the backup`,
      );
    const vault = new Vault(keysOf(place));
    const unused = await this.refuseOthers(vault, marks);
    if (marks.size === 0) await this.refuseUnreadable(vault, identity);
    const added = [...vault.marks()].filter(([keyId]) => !marks.has(keyId));
    if (unused.length + added.length > 0)
      await this.transactions.run(async (tx) => {
        for (const keyId of unused) await tx.delete(KeyCheckEntity, { keyId });
        for (const [keyId, mark] of added) await insertOnce(tx, KeyCheckEntity, { keyId, mark });
      });
    return vault;
  }

  /** Gives the keys that were taken out and seal nothing any more: their names are free for others. */
  private async refuseOthers(vault: Vault, marks: ReadonlyMap<string, string>): Promise<string[]> {
    const given = vault.marks();
    const unused: string[] = [];
    for (const [keyId, mark] of marks) {
      const mine = given.get(keyId);
      if (mine === mark) continue;
      if (mine !== undefined)
        throw new Error(otherKey(keyId === HASH_KEY ? 'HASH_KEY' : `the key ${keyId} of DATA_KEYS`));
      if (await isSealedWith(this.source.manager, keyId))
        throw new Error(
          `the key ${keyId} is missing in DATA_KEYS, and still seals what is in the database: put it back behind ${vault.sealingKeyId}, run rotate-keys, and only then take it out`,
        );
      unused.push(keyId);
    }
    return unused;
  }

  /** The same of a database from the time when no marks were kept. */
  private async refuseUnreadable(vault: Vault, identity: IdentityEntity | undefined): Promise<void> {
    const newest = { order: { sequence: 'DESC' }, take: 1 } as const;
    const [line] = await this.source.manager.find(AuditEntryEntity, newest);
    if (line && vault.auditMark(auditLine(line)) !== line.mark) throw new Error(otherKey('HASH_KEY'));
    if (!identity) return;
    try {
      vault.open(identity.subjectSealed, `identity.subject:${identity.id}`);
    } catch (error) {
      throw new Error(otherKey('DATA_KEYS'), { cause: error });
    }
  }
}

function otherKey(name: string): string {
  return `${name} is not what the data of this database was sealed with: set the keys that belong to it, or see whether DATABASE_URL and DATA_DIR are right`;
}
