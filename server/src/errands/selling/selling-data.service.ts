// What do offers say of somebody, and for how long are they kept?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { dateAt, OFFER_MEDIA } from '@kehuoyou/shared';
import { DataSource, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MyDataService } from '../../accounts/privacy/my-data.service.js';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { Transactions } from '../../database/transaction.js';
import { removeMediaOf } from '../../pictures/media-rows.js';
import { OfferEntity } from './offer.entity.js';

const BATCH = 200;

/** Tells, erases and sweeps offers: of what is over nothing needs to stay. */
@Injectable()
export class SellingData implements OnModuleInit {
  readonly name = 'selling';

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('offer', (limit) => this.sweep(limit));
  }

  async tell(accountId: string): Promise<object> {
    const rows = await this.dataSource.manager.find(OfferEntity, { where: { accountId }, order: { id: 'ASC' } });
    return {
      offers: rows.map(({ nameSealed, phoneSealed, ...row }) => ({
        ...row,
        name: this.vault.open(nameSealed, `offer.name:${row.id}`),
        phone: this.vault.open(phoneSealed, `offer.phone:${row.id}`),
      })),
    };
  }

  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    const rows = await tx.find(OfferEntity, { select: { id: true }, where: { accountId } });
    await remove(tx, rows);
    return [];
  }

  private async sweep(limit: Date): Promise<number> {
    const { manager } = this.dataSource;
    let count = 0;
    for (;;) {
      const where = { lastDay: LessThan(dateAt(limit)) };
      const rows = await manager.find(OfferEntity, { select: { id: true }, where, take: BATCH });
      if (rows.length === 0) return count;
      await this.transactions.run((tx) => remove(tx, rows));
      count += rows.length;
    }
  }
}

/** With their steps and pictures. */
async function remove(tx: EntityManager, rows: readonly Pick<OfferEntity, 'id'>[]): Promise<void> {
  for (const { id } of rows) {
    await removeMediaOf(tx, OFFER_MEDIA, id);
    await tx.delete(OfferEntity, { id });
  }
}
