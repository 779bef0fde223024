// How does a notice get into somebody's WeChat, and what if it does not?
import { Inject, Injectable } from '@nestjs/common';
import { noticeRules, tellableAt } from '@kehuoyou/shared';
import type { Clock, DeliveryMove } from '@kehuoyou/shared';
import { IsNull } from 'typeorm';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { tryMove } from '../../database/moves/moves.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import { WechatMessages } from '../../wechat/wechat-messages.js';
import { empty, giveBack, spend } from '../keeping/budget-store.js';
import { deliveryLifecycle } from '../keeping/delivery-store.js';
import { NoticeDeliveryEntity, NoticeEntity } from '../keeping/notice.entity.js';
import { callExpires, messageDue } from '../notices.events.js';
import type { DueMessage } from '../notices.events.js';

/** A message that WeChat has not taken for so long goes another way: first notice within 15 minutes. */
export const GIVE_UP_AFTER_MS = 15 * 60_000;

/** Finds where somebody's messages go. */
export interface OpenIds {
  openIdOf(accountId: string): Promise<string | undefined>;
}

type Loaded = NoticeDeliveryEntity & { notice: NoticeEntity };

/** Sends messages that are due, one event each. */
@Injectable()
export class MessageSender {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(AccountsService) private readonly openIds: OpenIds,
    private readonly wechat: WechatMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends the message of an event, or settles why not. Throws when it should be tried again later. */
  async send({ payload }: DeliveredEvent<DueMessage>): Promise<void> {
    const delivery = await this.load(payload.deliveryId);
    if (!delivery || delivery.closedAt) return;
    const { notice } = delivery;
    const now = this.clock.now();
    if (notice.expiresAt && notice.expiresAt <= now) return this.close(delivery, 'expired');
    const may = tellableAt(now, notice.urgent);
    if (may > now) return this.postpone(delivery, may);
    const openId = await this.openIds.openIdOf(notice.accountId);
    if (openId === undefined) return this.close(delivery, 'no_wechat');
    if (!(await this.spend(delivery))) return this.close(delivery, 'no_budget');
    await this.sendTo(openId, delivery);
  }

  private async sendTo(openId: string, delivery: Loaded): Promise<void> {
    const { notice } = delivery;
    const { template } = noticeRules[notice.kind];
    if (template === undefined) return;
    try {
      const page = notice.page?.replace(/^\//, '');
      await this.wechat.sendSubscribeMessage({
        openId,
        template,
        parts: { ...notice.message },
        ...(page === undefined ? {} : { page }),
      });
    } catch (error) {
      if (!(error instanceof WechatFailure)) throw error;
      if (error.kind === 'not_accepted') return this.close(delivery, 'refused');
      const waited = this.clock.now().getTime() - delivery.notBefore.getTime();
      if (error.passing && waited < GIVE_UP_AFTER_MS) throw error;
      return this.close(delivery, 'failed');
    }
    await this.close(delivery, 'sent');
  }

  private async load(id: string): Promise<Loaded | undefined> {
    const delivery = await this.dataSource.manager.findOne(NoticeDeliveryEntity, {
      where: { id },
      relations: { notice: true },
    });
    return delivery?.notice ? { ...delivery, notice: delivery.notice } : undefined;
  }

  /** Takes an acceptance for it, once; false when there is none to take. */
  private async spend({ id, notice, spentAt }: Loaded): Promise<boolean> {
    const { template, leaveOver } = noticeRules[notice.kind];
    if (template === undefined) return false;
    if (spentAt) return true;
    return this.transactions.run(async (tx) => {
      const mine = await tx.update(
        NoticeDeliveryEntity,
        { id, spentAt: IsNull(), closedAt: IsNull() },
        { spentAt: this.clock.now() },
      );
      // Somebody else has taken one for it, or called it off, since it was read.
      if (mine.affected !== 1) return (await tx.findOneByOrFail(NoticeDeliveryEntity, { id })).spentAt !== null;
      if (await spend(tx, { accountId: notice.accountId, template }, leaveOver)) return true;
      await tx.update(NoticeDeliveryEntity, { id }, { spentAt: null });
      return false;
    });
  }

  private async close(delivery: Loaded, outcome: DeliveryMove): Promise<void> {
    const now = this.clock.now();
    const deed = { id: delivery.id, move: outcome, by: null, at: now };
    await this.transactions.run(async (tx) => {
      const closed = await tryMove(tx, deliveryLifecycle, deed);
      // Called off meanwhile: that stands already. But what was sent was sent.
      if (!closed && outcome !== 'sent') return;
      if (!closed) await deliveryLifecycle.record(tx, { ...deed, row: delivery });
      await this.settleBudget(tx, delivery, outcome);
      if (outcome !== 'sent' && outcome !== 'expired') await this.askKeeper(tx, delivery, now);
    });
  }

  private async settleBudget(tx: EntityManager, { id, notice }: Loaded, outcome: DeliveryMove): Promise<void> {
    const { template } = noticeRules[notice.kind];
    if (template === undefined) return;
    const purse = { accountId: notice.accountId, template };
    if (outcome === 'refused') return empty(tx, purse);
    const { spentAt } = await tx.findOneByOrFail(NoticeDeliveryEntity, { id });
    if (outcome !== 'sent' && spentAt) await giveBack(tx, purse);
  }

  /** Puts it on the keeper's call list, where such notices are worth a call. */
  private async askKeeper(
    tx: EntityManager,
    { noticeId, notice, pointId, personId }: Loaded,
    now: Date,
  ): Promise<void> {
    const { call: worthCalling, priority } = noticeRules[notice.kind];
    if (!worthCalling || pointId === null) return;
    const id = uuid();
    const call = {
      id,
      noticeId,
      channel: 'keeper_call' as const,
      priority,
      pointId,
      personId,
      notBefore: tellableAt(now, notice.urgent),
      spentAt: null,
      closedAt: null,
    };
    if (!(await insertOnce(tx, NoticeDeliveryEntity, call))) return;
    if (notice.expiresAt) await appendToOutbox(tx, callExpires, { deliveryId: id }, now, notice.expiresAt);
  }

  private async postpone({ id, notice }: Loaded, dueAt: Date): Promise<void> {
    const due = { deliveryId: id, accountId: notice.accountId, urgent: false };
    await this.transactions.run((tx) => appendToOutbox(tx, messageDue, due, this.clock.now(), dueAt));
  }
}
