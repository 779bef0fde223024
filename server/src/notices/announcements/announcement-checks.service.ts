// Is an announcement fit for everybody, as far as a machine can tell?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { lockedRow } from '../../database/row-lock.js';
import type { DeliveredEvent } from '../../database/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { WechatContentSafety } from '../../wechat/wechat-content-safety.js';
import type { ContentVerdict } from '../../wechat/wechat-content-safety.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import type { OfAnnouncement } from '../notices.events.js';
import { AnnouncementEntity, PictureEntity, PictureVerdictEntity } from './announcement.entity.js';
import { AnnouncementsService } from './announcements.service.js';
import type { OpenIds } from '../sending/message-sender.service.js';
import { PublicAddress } from '../../http/public-address.js';

const objections: Readonly<Record<Exclude<ContentVerdict, 'pass'>, string>> = {
  review: '微信检查说要人看一下',
  risky: '微信检查说可能违规',
};
const NO_WECHAT = '发布人没有用微信登录，不能自动检查，请人审核';
const NOT_SEEN = '发布人两小时内没有打开过小程序，微信不给检查，请人审核';
const NOT_CHECKED = '微信没有给出检查结果，请人审核';

/** Puts announcements before WeChat's checks. What does not pass is held for a person, never dropped. */
@Injectable()
export class AnnouncementChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementsService,
    @Inject(AccountsService) private readonly openIds: OpenIds,
    private readonly safety: WechatContentSafety,
    private readonly address: PublicAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Checks the text and asks for the pictures to be checked. Throws when it should be tried again later. */
  async check(event: DeliveredEvent<OfAnnouncement>): Promise<void> {
    const where = { id: event.payload.announcementId, status: 'checking' as const };
    const row = await this.dataSource.manager.findOneBy(AnnouncementEntity, where);
    if (!row) return;
    const openId = await this.openIds.openIdOf(row.authorId);
    if (openId === undefined) return this.decide(row.id, NO_WECHAT);
    try {
      const verdict = await this.safety.checkText({ text: `${row.title}\n${row.text}`, openId, scene: 'forum' });
      if (verdict !== 'pass') return await this.decide(row.id, objections[verdict]);
      for (const picture of await this.unasked(row.id)) await this.ask(picture, openId);
    } catch (error) {
      if (!(error instanceof WechatFailure) || error.passing) throw error;
      return this.decide(row.id, error.kind === 'not_seen_lately' ? NOT_SEEN : NOT_CHECKED);
    }
    await this.transactions.run((tx) => this.settle(tx, row.id));
  }

  /** WeChat has looked at a picture, or could not. The same push twice changes nothing. */
  async pictureChecked(traceId: string, verdict: ContentVerdict | undefined): Promise<void> {
    await this.transactions.run((tx) =>
      insertOnce(tx, PictureVerdictEntity, { traceId, verdict: verdict ?? 'unchecked', at: this.clock.now() }),
    );
    const picture = await this.dataSource.manager.findOneBy(PictureEntity, { traceId });
    const announcementId = picture?.announcementId ?? null;
    // Without a picture the verdict was quicker than our note of the trace: `check` settles then.
    if (announcementId !== null) await this.transactions.run((tx) => this.settle(tx, announcementId));
  }

  /** The time for the checks is over: whoever still waits is held for a person. */
  async overdue({ payload }: DeliveredEvent<OfAnnouncement>, tx: EntityManager): Promise<void> {
    await this.announcements.moveByCheck(tx, payload.announcementId, 'hold', NOT_CHECKED);
  }

  private async unasked(announcementId: string): Promise<PictureEntity[]> {
    return this.dataSource.manager.find(PictureEntity, {
      where: { announcementId, traceId: IsNull() },
      order: { position: 'ASC' },
    });
  }

  private async ask({ id }: PictureEntity, openId: string): Promise<void> {
    const traceId = await this.safety.checkPicture({
      url: `${this.address.base}/api/pictures/${id}`,
      openId,
      scene: 'forum',
    });
    await this.transactions.run((tx) => tx.update(PictureEntity, { id }, { traceId }));
  }

  /**
   * Publishes once text and every picture have passed, holds when a picture has not; waits otherwise. The
   * announcement is held meanwhile: of two verdicts that come at once, the second must see the first.
   */
  private async settle(tx: EntityManager, id: string): Promise<void> {
    const row = await lockedRow(tx, AnnouncementEntity, { id, status: 'checking' });
    if (!row) return;
    const pictures = await tx.findBy(PictureEntity, { announcementId: id });
    const traces = pictures.flatMap(({ traceId }) => (traceId === null ? [] : [traceId]));
    const verdicts = traces.length === 0 ? [] : await tx.findBy(PictureVerdictEntity, { traceId: In(traces) });
    const objection = verdicts.map(({ verdict }) => verdict).find((verdict) => verdict !== 'pass');
    if (objection === 'unchecked') await this.announcements.moveByCheck(tx, id, 'hold', NOT_CHECKED);
    else if (objection) await this.announcements.moveByCheck(tx, id, 'hold', `图片：${objections[objection]}`);
    else if (verdicts.length === pictures.length) await this.announcements.moveByCheck(tx, id, 'pass', null);
  }

  private async decide(id: string, objection: string): Promise<void> {
    await this.transactions.run((tx) => this.announcements.moveByCheck(tx, id, 'hold', objection));
  }
}
