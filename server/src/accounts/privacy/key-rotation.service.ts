// How does everything that is sealed get under the newest key?
import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { sealedColumns } from '../../database/table-columns.js';
import type { SealedColumn } from '../../database/table-columns.js';
import { Transactions } from '../../database/transaction.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { Vault } from '../safekeeping/vault.service.js';

const BATCH = 200;

/** True when something is sealed with this key. */
export async function isSealedWith(manager: EntityManager, keyId: string): Promise<boolean> {
  for (const { table, property } of sealedColumnsOf(manager)) {
    const found = await manager
      .createQueryBuilder(table, 'row')
      .where(`row.${property} LIKE :start`, { start: `${keyId}.%` })
      .limit(1)
      .getCount();
    if (found > 0) return true;
  }
  return false;
}

/** Those of this database; a spec may have only some tables. The key of each is the one column of its primary key. */
function sealedColumnsOf({ dataSource }: EntityManager): (SealedColumn & { readonly key: string })[] {
  return sealedColumns
    .filter(({ table }) => dataSource.hasMetadata(table))
    .map((column) => ({ ...column, key: dataSource.getMetadata(column.table).primaryColumns[0]?.propertyName ?? '' }));
}

/** A sealed column with the name of its table's key. */
type KeyedColumn = ReturnType<typeof sealedColumnsOf>[number];

/** Seals anew whatever an older key has sealed, while servers go on working. */
@Injectable()
export class KeyRotationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly audit: AuditService,
  ) {}

  /** Reseals everything. Gives how many values; a second time it finds none. */
  async run(): Promise<number> {
    let count = 0;
    for (const column of sealedColumnsOf(this.dataSource.manager)) count += await this.sealAnew(column);
    await this.transactions.run((tx) =>
      this.audit.append(tx, {
        action: 'keys.rotated',
        subjectKind: 'key',
        subjectId: this.vault.sealingKeyId,
        detail: { values: count },
      }),
    );
    return count;
  }

  private async sealAnew(column: KeyedColumn): Promise<number> {
    let count = 0;
    for (let after = ''; ;) {
      const rows = await this.dataSource.manager.find(column.table, {
        where: { [column.key]: MoreThan(after) },
        order: { [column.key]: 'ASC' },
        take: BATCH,
      });
      const stale = rows.filter((row) => this.isStale(row[column.property])).map((row) => String(row[column.key]));
      if (stale.length > 0) count += await this.transactions.run((tx) => this.resealRows(tx, column, stale));
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return count;
      after = String(last[column.key]);
    }
  }

  private async resealRows(
    tx: EntityManager,
    { table, key, property, place }: KeyedColumn,
    keys: readonly string[],
  ): Promise<number> {
    let count = 0;
    for (const row of await tx.find(table, { where: { [key]: In([...keys]) } })) {
      const sealed: unknown = row[property];
      if (typeof sealed !== 'string') continue;
      const at = `${place}:${String(row[key])}`;
      // Somebody may correct the very value meanwhile: then theirs stays, it is under the new key already.
      const changed = await tx.update(
        table,
        { [key]: row[key], [property]: sealed },
        { [property]: this.vault.seal(this.vault.open(sealed, at), at) },
      );
      count += changed.affected ?? 0;
    }
    return count;
  }

  private isStale(sealed: unknown): boolean {
    return typeof sealed === 'string' && this.vault.isStale(sealed);
  }
}
