// May words and pictures of an offer stand before everybody, as far as WeChat's check can tell?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OFFER_MEDIA } from '@kehuoyou/shared';
import type { Clock, OfferMove } from '@kehuoyou/shared';
import { DataSource, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { tryMove } from '../../database/moves/moves.js';
import { lockedRow } from '../../database/row-lock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { PictureChecks } from '../../notices/checking/picture-checks.service.js';
import { WechatContentSafety } from '../../wechat/wechat-content-safety.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import { offerPutUp } from '../errands.events.js';
import type { OfOffer } from '../errands.events.js';
import { offerLifecycle, releasedAt, releaseOf } from './offer-store.js';
import { OfferEntity } from './offer.entity.js';

/**
 * Puts words before WeChat's check, and pictures once those have passed. What it doubts is held until somebody in office
 * has looked at it; nothing vanishes. What has pictures was held from the beginning: they are seen by nobody before
 * they have passed.
 */
@Injectable()
export class OfferScreening implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly accounts: AccountsService,
    private readonly safety: WechatContentSafety,
    private readonly pictures: PictureChecks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.pictures.whenJudged(OFFER_MEDIA, (tx, id) => this.settle(tx, id));
    this.listeners.outside(offerPutUp, 'errands.screen_offer', (event) => this.screen(event));
  }

  /** Throws when it should be tried again later. */
  private async screen({ payload: { offerId: id } }: DeliveredEvent<OfOffer>): Promise<void> {
    const row = await this.dataSource.manager.findOneBy(OfferEntity, { id, state: Not('taken_down' as const) });
    if (!row) return;
    // Of whom WeChat knows nothing it cannot be asked: keepers and offices look after those.
    const openId = await this.accounts.openIdOf(row.accountId);
    if (openId === undefined) return;
    try {
      const verdict = await this.safety.checkText({ text: textOf(row), openId, scene: 'comment' });
      if (verdict !== 'pass') return await this.transactions.run((tx) => this.move(tx, id, 'hold'));
      await this.pictures.ask({ purpose: OFFER_MEDIA, subjectId: id }, { openId, scene: 'comment' });
    } catch (error) {
      if (!(error instanceof WechatFailure) || error.passing) throw error;
      return;
    }
    await this.transactions.run((tx) => this.settle(tx, id));
  }

  /**
   * Shows everybody what has passed. Its pictures are asked for after its words have: what is held for those never gets
   * here. What somebody in office has let go is held again where WeChat objects after that: they did not know. The row is
   * locked meanwhile: whichever of the two comes second sees the first.
   */
  private async settle(tx: EntityManager, id: string): Promise<void> {
    const row = await lockedRow(tx, OfferEntity, { id });
    if (row === undefined || row.state === 'taken_down') return;
    const pictures = { purpose: OFFER_MEDIA, subjectId: id };
    if (row.state !== 'held') {
      const since = await releasedAt(tx, id);
      if (since !== undefined && (await this.pictures.objectedAfter(tx, pictures, since)))
        await this.move(tx, id, 'hold');
      return;
    }
    if ((await this.pictures.verdictOn(tx, pictures)) !== 'pass') return;
    // Who was shut out since has perhaps lost the phone to a thief.
    if (!(await this.accounts.isShutOut(row.accountId, tx))) await this.move(tx, id, await releaseOf(tx, id));
  }

  private async move(tx: EntityManager, id: string, move: OfferMove): Promise<void> {
    await tryMove(tx, offerLifecycle, { id, move, at: this.clock.now(), by: null });
  }
}

function textOf({ product, words }: OfferEntity): string {
  return words === null ? product : `${product}\n${words}`;
}
