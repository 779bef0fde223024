// What do the notices hold about somebody, and for how long?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MyDataService } from '../accounts/privacy/my-data.service.js';
import { RetentionService } from '../accounts/privacy/retention.service.js';
import { CLOCK } from '../clock.js';
import { Transactions } from '../database/transaction.js';
import { mediaOfOwner } from '../pictures/media-rows.js';
import { MediaSweep } from '../pictures/media-sweep.service.js';
import { InboxService } from './inbox/inbox.service.js';
import { MessageAcceptanceEntity, MessageBudgetEntity, PlaceFollowingEntity } from './keeping/message.entity.js';
import { NoticeEntity, NoticeReadingEntity } from './keeping/notice.entity.js';

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
    private readonly media: MediaSweep,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.myData.include(this);
    this.retention.sweep('notice', (limit) => this.sweep(limit));
    this.retention.sweep('unused_picture', (limit) => this.sweepPictures(limit));
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
      budgets: await manager.find(MessageBudgetEntity, { where: { accountId } }),
      readings: (await manager.findBy(NoticeReadingEntity, { accountId })).map(({ readAt }) => readAt),
      pictures: (await mediaOfOwner(manager, accountId)).map(({ id, kind, purpose, uploadedAt }) => ({
        id,
        kind,
        purpose,
        at: uploadedAt.toISOString(),
      })),
    };
  }

  /** Erases it; nothing obliges us to keep any of it. What came of a notice goes with the notice. */
  async erase(tx: EntityManager, accountId: string): Promise<readonly string[]> {
    for (const table of [NoticeEntity, PlaceFollowingEntity, MessageAcceptanceEntity, MessageBudgetEntity])
      await tx.delete(table, { accountId });
    await this.media.forget(tx, accountId);
    return [];
  }

  private async sweep(limit: Date): Promise<number> {
    const notices = await this.transactions.run((tx) => tx.delete(NoticeEntity, { createdAt: LessThan(limit) }));
    return notices.affected ?? 0;
  }

  private async sweepPictures(limit: Date): Promise<number> {
    const unused = await this.media.sweepUnused(limit);
    return unused + (await this.media.sweepOrphans(this.clock.now()));
  }
}
