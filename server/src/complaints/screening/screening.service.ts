// May the words of a complaint become public, as far as WeChat's check can tell?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { WechatContentSafety } from '../../wechat/wechat-content-safety.js';
import type { ContentVerdict } from '../../wechat/wechat-content-safety.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import { complaintScreening, complaintUnscreened } from '../complaints.events.js';
import type { ScreenedComplaint } from '../complaints.events.js';
import { textOf } from '../keeping/complaint-store.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import type { Screening } from '../keeping/complaint.entity.js';

const found: Readonly<Record<ContentVerdict, Screening>> = { pass: 'passed', review: 'manual', risky: 'risky' };

/** Puts words before WeChat's check. What it says stops nothing: it only decides whether a person must look first. */
@Injectable()
export class ComplaintScreening implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly accounts: AccountsService,
    private readonly safety: WechatContentSafety,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.outside(complaintScreening, 'complaints.screen', (event) => this.screen(event));
    this.listeners.inside(complaintUnscreened, 'complaints.leave_unscreened', (event, tx) => this.overdue(event, tx));
  }

  /** Throws when it should be tried again later. */
  private async screen({ payload: { complaintId: id } }: DeliveredEvent<ScreenedComplaint>): Promise<void> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(ComplaintEntity, { id, screening: 'pending' });
    if (!row) return;
    const screening = await this.verdictOn(row);
    await this.transactions.run((tx) => this.settle(tx, id, screening));
  }

  private async verdictOn(row: ComplaintEntity): Promise<Screening> {
    const text = textOf(row, this.vault);
    // Made anonymous meanwhile: there is nobody any more for whom WeChat could be asked.
    const openId = row.accountId === null ? undefined : await this.accounts.openIdOf(row.accountId);
    if (text === undefined || openId === undefined) return 'manual';
    try {
      return found[await this.safety.checkText({ text, openId, scene: 'comment' })];
    } catch (error) {
      if (!(error instanceof WechatFailure) || error.passing) throw error;
      return 'manual';
    }
  }

  /** The time for the check is over. */
  private async overdue({ payload }: DeliveredEvent<ScreenedComplaint>, tx: EntityManager): Promise<void> {
    await this.settle(tx, payload.complaintId, 'manual');
  }

  private async settle(tx: EntityManager, id: string, screening: Screening): Promise<void> {
    await tx.update(ComplaintEntity, { id, screening: 'pending' }, { screening });
  }
}
