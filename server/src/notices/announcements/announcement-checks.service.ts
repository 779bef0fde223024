// Is an announcement fit for everybody, as far as a machine can tell?
import { Inject, Injectable } from '@nestjs/common';
import { ANNOUNCEMENT_PICTURE } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { lockedRow } from '../../database/row-lock.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import type { Media } from '../../pictures/media.js';
import { mediaOf, subjectOfMedia } from '../../pictures/media-rows.js';
import { MediaService } from '../../pictures/media.service.js';
import { WechatContentSafety } from '../../wechat/wechat-content-safety.js';
import type { ContentVerdict } from '../../wechat/wechat-content-safety.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import type { OfAnnouncement } from '../notices.events.js';
import { AnnouncementEntity, PictureCheckEntity, PictureVerdictEntity } from './announcement.entity.js';
import { AnnouncementsService } from './announcements.service.js';
import { PublicAddress } from '../../http/public-address.js';

const objections: Readonly<Record<Exclude<ContentVerdict, 'pass'>, string>> = {
  review: '微信检查说要人看一下',
  risky: '微信检查说可能违规',
};
const OF_A_PICTURE = '图片：';
const NO_WECHAT = '发布人没有用微信登录，不能自动检查，请人审核';
const NOT_SEEN = '发布人两小时内没有打开过小程序，微信不给检查，请人审核';
const NOT_CHECKED = '微信没有给出检查结果，请人审核';
const SHUT_OUT = '发布人的账号已经停用，请人审核';

/** WeChat promises to have fetched a picture within 30 minutes. */
const FETCHED_WITHIN_MS = 35 * 60_000;

/** Puts announcements before WeChat's checks. What does not pass is held for a person, never dropped. */
@Injectable()
export class AnnouncementChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementsService,
    private readonly accounts: AccountsService,
    private readonly safety: WechatContentSafety,
    private readonly address: PublicAddress,
    private readonly media: MediaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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
    const check = await this.dataSource.manager.findOneBy(PictureCheckEntity, { traceId });
    // Without a note of the trace the verdict was quicker than we: `check` settles then.
    if (check) await this.transactions.run((tx) => this.settleOf(tx, check.pictureId));
  }

  /** The time for the checks is over: whoever still waits is held for a person. */
  async overdue({ payload }: DeliveredEvent<OfAnnouncement>, tx: EntityManager): Promise<void> {
    await this.announcements.moveByCheck(tx, payload.announcementId, 'hold', NOT_CHECKED);
  }

  private async unasked(announcementId: string): Promise<Media[]> {
    const { manager } = this.dataSource;
    const pictures = await mediaOf(manager, ANNOUNCEMENT_PICTURE, 'subjectId', [announcementId]);
    const asked = await checksOf(manager, pictures);
    return pictures.filter(({ id }) => !asked.some(({ pictureId }) => pictureId === id));
  }

  /** Lets WeChat, and nobody else, see the picture while it looks. */
  private async ask({ id }: Media, openId: string): Promise<void> {
    const ticket = await this.media.ticket(id, new Date(this.clock.now().getTime() + FETCHED_WITHIN_MS));
    const url = `${this.address.base}/api/pictures/${id}?ticket=${ticket}`;
    const traceId = await this.safety.checkPicture({ url, openId, scene: 'forum' });
    await this.transactions.run((tx) => insertOnce(tx, PictureCheckEntity, { pictureId: id, traceId }));
  }

  private async settleOf(tx: EntityManager, pictureId: string): Promise<void> {
    const announcementId = await subjectOfMedia(tx, ANNOUNCEMENT_PICTURE, pictureId);
    if (announcementId !== undefined) await this.settle(tx, announcementId);
  }

  /**
   * Publishes once text and every picture have passed, holds when a picture has not, or when its author has been
   * shut out since, whose phone may be a thief's; waits otherwise. The row is locked meanwhile: of two verdicts
   * that come at once, the second must see the first.
   */
  private async settle(tx: EntityManager, id: string): Promise<void> {
    const row = await lockedRow(tx, AnnouncementEntity, { id, status: 'checking' });
    if (!row) return;
    const pictures = await mediaOf(tx, ANNOUNCEMENT_PICTURE, 'subjectId', [id]);
    const traces = (await checksOf(tx, pictures)).map(({ traceId }) => traceId);
    const verdicts = traces.length === 0 ? [] : await tx.findBy(PictureVerdictEntity, { traceId: In(traces) });
    const objection = verdicts.map(({ verdict }) => verdict).find((verdict) => verdict !== 'pass');
    if (objection === 'unchecked') await this.announcements.moveByCheck(tx, id, 'hold', NOT_CHECKED);
    else if (objection) await this.announcements.moveByCheck(tx, id, 'hold', `${OF_A_PICTURE}${objections[objection]}`);
    else if (verdicts.length < pictures.length) return;
    else if (await this.accounts.isShutOut(row.authorId, tx))
      await this.announcements.moveByCheck(tx, id, 'hold', SHUT_OUT);
    else await this.announcements.moveByCheck(tx, id, 'pass', null);
  }

  private async decide(id: string, objection: string): Promise<void> {
    await this.transactions.run((tx) => this.announcements.moveByCheck(tx, id, 'hold', objection));
  }
}

async function checksOf(db: EntityManager, pictures: readonly Media[]): Promise<PictureCheckEntity[]> {
  if (pictures.length === 0) return [];
  return db.findBy(PictureCheckEntity, { pictureId: In(pictures.map(({ id }) => id)) });
}
