// Is an announcement fit for everybody, as far as a machine can tell?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ANNOUNCEMENT_PICTURE } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { lockedRow } from '../../database/row-lock.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { WechatContentSafety } from '../../wechat/wechat-content-safety.js';
import type { ContentVerdict } from '../../wechat/wechat-content-safety.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import type { OfAnnouncement } from '../notices.events.js';
import { PictureChecks } from '../checking/picture-checks.service.js';
import { AnnouncementEntity } from './announcement.entity.js';
import { AnnouncementsService } from './announcements.service.js';

const objections: Readonly<Record<Exclude<ContentVerdict, 'pass'>, string>> = {
  review: '微信检查说要人看一下',
  risky: '微信检查说可能违规',
};
const OF_A_PICTURE = '图片：';
const NO_WECHAT = '发布人没有用微信登录，不能自动检查，请人审核';
const NOT_SEEN = '发布人两小时内没有打开过小程序，微信不给检查，请人审核';
const NOT_CHECKED = '微信没有给出检查结果，请人审核';
const SHUT_OUT = '发布人的账号已经停用，请人审核';

/** Puts announcements before WeChat's checks. What does not pass is held for a person, never dropped. */
@Injectable()
export class AnnouncementChecks implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementsService,
    private readonly accounts: AccountsService,
    private readonly safety: WechatContentSafety,
    private readonly pictures: PictureChecks,
  ) {}

  onModuleInit(): void {
    this.pictures.whenJudged(ANNOUNCEMENT_PICTURE, (tx, id) => this.settle(tx, id));
  }

  /** Checks the text and asks for the pictures to be checked. Throws when it should be tried again later. */
  async check(event: DeliveredEvent<OfAnnouncement>): Promise<void> {
    const where = { id: event.payload.announcementId, status: 'checking' as const };
    const row = await this.dataSource.manager.findOneBy(AnnouncementEntity, where);
    if (!row) return;
    const openId = await this.accounts.openIdOf(row.authorId);
    if (openId === undefined) return this.decide(row.id, NO_WECHAT);
    try {
      const verdict = await this.safety.checkText({ text: `${row.title}\n${row.text}`, openId, scene: 'forum' });
      if (verdict !== 'pass') return await this.decide(row.id, objections[verdict]);
      await this.pictures.ask({ purpose: ANNOUNCEMENT_PICTURE, subjectId: row.id }, { openId, scene: 'forum' });
    } catch (error) {
      if (!(error instanceof WechatFailure) || error.passing) throw error;
      return this.decide(row.id, error.kind === 'not_seen_lately' ? NOT_SEEN : NOT_CHECKED);
    }
    await this.transactions.run((tx) => this.settle(tx, row.id));
  }

  /** The time for the checks is over: whoever still waits is held for a person. */
  async overdue({ payload }: DeliveredEvent<OfAnnouncement>, tx: EntityManager): Promise<void> {
    await this.announcements.moveByCheck(tx, payload.announcementId, 'hold', NOT_CHECKED);
  }

  /**
   * Publishes once text and every picture have passed, holds when a picture has not, or when its author has been
   * shut out since, whose phone may be a thief's; waits otherwise. The row is locked meanwhile: of two verdicts
   * that come at once, the second must see the first.
   */
  private async settle(tx: EntityManager, id: string): Promise<void> {
    const row = await lockedRow(tx, AnnouncementEntity, { id, status: 'checking' });
    if (!row) return;
    const verdict = await this.pictures.verdictOn(tx, { purpose: ANNOUNCEMENT_PICTURE, subjectId: id });
    if (verdict === undefined) return;
    if (verdict === 'unchecked') await this.announcements.moveByCheck(tx, id, 'hold', NOT_CHECKED);
    else if (verdict !== 'pass')
      await this.announcements.moveByCheck(tx, id, 'hold', `${OF_A_PICTURE}${objections[verdict]}`);
    else if (await this.accounts.isShutOut(row.authorId, tx))
      await this.announcements.moveByCheck(tx, id, 'hold', SHUT_OUT);
    else await this.announcements.moveByCheck(tx, id, 'pass', null);
  }

  private async decide(id: string, objection: string): Promise<void> {
    await this.transactions.run((tx) => this.announcements.moveByCheck(tx, id, 'hold', objection));
  }
}
