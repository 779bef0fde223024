// What do the notices hold about somebody, and for how long?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MyDataService } from '../accounts/privacy/my-data.service.js';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { Transactions } from '../database/transaction.js';
import { PictureEntity } from './announcements/announcement.entity.js';
import { InboxService } from './inbox/inbox.service.js';
import { MessageAcceptanceEntity, MessageBudgetEntity, PlaceFollowingEntity } from './keeping/message.entity.js';
import { NoticeEntity } from './keeping/notice.entity.js';

/** Tells, erases and sweeps what the notices hold. */
@Injectable()
export class NoticesData implements OnModuleInit {
  readonly name = 'notices';

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly inboxes: InboxService,
    private readonly myData: MyDataService,
    private readonly retention: RetentionService,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('notice', (limit) => this.sweep(limit));
  }

  /** Everything about an account. */
  async tell(accountId: string): Promise<object> {
    const { manager } = this.dataSource;
    const followings = await manager.find(PlaceFollowingEntity, { where: { accountId }, order: { since: 'ASC' } });
    const acceptances = await manager.find(MessageAcceptanceEntity, {
      where: { accountId },
      order: { acceptedAt: 'ASC' },
    });
    return {
      notices: await this.inboxes.all(accountId),
      followings: followings.map(({ kind, placeId, since }) => ({ kind, id: placeId, since: since.toISOString() })),
      acceptances: acceptances.map(({ template, acceptedAt }) => ({ template, at: acceptedAt.toISOString() })),
    };
  }

  /** Erases it; nothing obliges us to keep any of it. What came of a notice goes with the notice. */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    for (const table of [NoticeEntity, PlaceFollowingEntity, MessageAcceptanceEntity, MessageBudgetEntity])
      await tx.delete(table, { accountId });
    return [];
  }

  private async sweep(limit: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const notices = await tx.delete(NoticeEntity, { createdAt: LessThan(limit) });
      // Uploaded, but never put into an announcement.
      const pictures = await tx.delete(PictureEntity, { announcementId: IsNull(), uploadedAt: LessThan(limit) });
      return (notices.affected ?? 0) + (pictures.affected ?? 0);
    });
  }
}
