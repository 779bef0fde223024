// What do complaints say of somebody, and for how long are they kept?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { COMPLAINT_MEDIA, COMPLAINT_PUBLIC } from '@kehuoyou/shared';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MyDataService } from '../accounts/privacy/my-data.service.js';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { Vault } from '../accounts/safekeeping/vault.service.js';
import { nobody } from '../database/nobody.js';
import { Transactions } from '../database/transaction.js';
import { removeMediaOf } from '../pictures/media-rows.js';
import { textOf } from './keeping/complaint-store.js';
import { ComplaintEntity, ComplaintStepEntity } from './keeping/complaint.entity.js';
import { ComplaintPublicationEntity } from './publishing/publication.entity.js';

const BATCH = 200;
/** What leads to whoever said it. */
const NOBODYS = {
  accountId: null,
  contactSealed: null,
  phoneTail: null,
  textSealed: null,
  receiptSealed: null,
} as const;

/** Tells, erases and sweeps what complaints say of people. That there was one, of what and how it ended, stays. */
@Injectable()
export class ComplaintsData implements OnModuleInit {
  readonly name = 'complaints';

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('complaint', (limit) => this.sweep(limit));
  }

  /** What the account said, and that something was said of it. */
  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const rows = await manager.find(ComplaintEntity, { where: { accountId }, order: { id: 'ASC' } });
    const steps = await manager.find(ComplaintStepEntity, {
      where: { complaintId: In(rows.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    const about = await manager.countBy(ComplaintEntity, { aboutAccount: accountId });
    return {
      about,
      said: rows.map((row) => {
        const { textSealed: _text, contactSealed, receiptHash: _hash, receiptSealed, ...rest } = row;
        const receipt =
          receiptSealed === null ? undefined : this.vault.open(receiptSealed, `complaint.receipt:${row.id}`);
        const contact =
          contactSealed === null ? undefined : this.vault.open(contactSealed, `complaint.contact:${row.id}`);
        return { ...rest, text: textOf(row, this.vault), contact, receipt };
      }),
      steps: steps.map(({ textSealed, byAccount: _by, ...step }) => ({
        ...step,
        ...(textSealed === null ? {} : { text: this.vault.open(textSealed, `complaint_step.text:${step.id}`) }),
      })),
    };
  }

  /** Takes the account out of what it said, with its words and pictures. */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    for (const { id } of await tx.find(ComplaintEntity, { select: { id: true }, where: { accountId } }))
      await this.unname(tx, id);
    await tx.update(ComplaintEntity, { aboutAccount: accountId }, { aboutAccount: null });
    return [];
  }

  /** Leaves what says nothing of anybody: what it was about, the moves, the times. The receipt opens it no more. */
  private async unname(tx: EntityManager, id: string): Promise<void> {
    await tx.update(ComplaintEntity, { id }, { ...NOBODYS, receiptHash: nobody() });
    await tx.update(ComplaintStepEntity, { complaintId: id }, { textSealed: null });
    await removeMediaOf(tx, COMPLAINT_MEDIA, id);
    await tx.delete(ComplaintPublicationEntity, { complaintId: id });
    await removeMediaOf(tx, COMPLAINT_PUBLIC, id);
  }

  /** Three years after it ended (邮政业用户申诉处理办法: the file is kept so long) it leads to nobody any more. */
  private async sweep(limit: Date): Promise<number> {
    const { manager } = this.dataSource;
    let count = 0;
    for (;;) {
      const rows = await manager.find(ComplaintEntity, {
        select: { id: true },
        where: { endedAt: LessThan(limit), textSealed: Not(IsNull()) },
        take: BATCH,
      });
      if (rows.length === 0) return count;
      count += await this.transactions.run(async (tx) => {
        for (const { id } of rows) await this.unname(tx, id);
        return rows.length;
      });
    }
  }
}
