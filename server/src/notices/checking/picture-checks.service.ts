// What does WeChat find in pictures that are to be shown to everybody?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { Transactions } from '../../database/transaction.js';
import { PublicAddress } from '../../http/public-address.js';
import type { Media } from '../../pictures/media.js';
import { mediaOf, subjectOfMedia } from '../../pictures/media-rows.js';
import { MediaService } from '../../pictures/media.service.js';
import { WechatContentSafety } from '../../wechat/wechat-content-safety.js';
import type { ContentScene, ContentVerdict } from '../../wechat/wechat-content-safety.js';
import { PictureCheckEntity, PictureVerdictEntity } from './picture-check.entity.js';

/** WeChat promises to have fetched a picture within 30 minutes. */
const FETCHED_WITHIN_MS = 35 * 60_000;

/** `unchecked`: WeChat could not look. */
export type PictureVerdict = ContentVerdict | 'unchecked';

/** What is shown with pictures: of which purpose, and which of them. */
export interface OfPictures {
  readonly purpose: string;
  readonly subjectId: string;
}

/** Hears of a verdict on a picture of a subject, in the transaction in which it is written. */
type Settle = (tx: EntityManager, subjectId: string) => Promise<void>;

/** Puts pictures before WeChat's check, and says what it found; what follows from that is each feature's own. */
@Injectable()
export class PictureChecks {
  private readonly settling = new Map<string, Settle>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly safety: WechatContentSafety,
    private readonly address: PublicAddress,
    private readonly media: MediaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Has somebody hear of each verdict on pictures of a purpose. A verdict may be quicker than the note that it was asked for: whoever asks settles once more. */
  whenJudged(purpose: string, settle: Settle): void {
    this.settling.set(purpose, settle);
  }

  /** Asks for those of a subject to be checked that were not asked for yet. Throws where WeChat does not take the question. */
  async ask(of: OfPictures, by: { readonly openId: string; readonly scene: ContentScene }): Promise<void> {
    const { manager } = this.dataSource;
    const pictures = await mediaOf(manager, of.purpose, 'subjectId', [of.subjectId]);
    const asked = await checksOf(manager, pictures);
    for (const { id } of pictures.filter((each) => !asked.some(({ pictureId }) => pictureId === each.id))) {
      // Lets WeChat, and nobody else, see the picture while it looks.
      const ticket = await this.media.ticket(id, new Date(this.clock.now().getTime() + FETCHED_WITHIN_MS));
      const url = `${this.address.base}/api/pictures/${id}?ticket=${ticket}`;
      const traceId = await this.safety.checkPicture({ url, ...by });
      await this.transactions.run((tx) => insertOnce(tx, PictureCheckEntity, { pictureId: id, traceId }));
    }
  }

  /** The first objection to a picture of a subject, or that all have passed; undefined while a verdict is waited for. */
  async verdictOn(db: EntityManager, { purpose, subjectId }: OfPictures): Promise<PictureVerdict | undefined> {
    const pictures = await mediaOf(db, purpose, 'subjectId', [subjectId]);
    const traces = (await checksOf(db, pictures)).map(({ traceId }) => traceId);
    const verdicts = traces.length === 0 ? [] : await db.findBy(PictureVerdictEntity, { traceId: In(traces) });
    const objection = verdicts.map(({ verdict }) => verdict).find((verdict) => verdict !== 'pass');
    return objection ?? (verdicts.length < pictures.length ? undefined : 'pass');
  }

  /** True where WeChat has objected to a picture of a subject after a moment: whoever decided then did not know of it. */
  async objectedAfter(db: EntityManager, { purpose, subjectId }: OfPictures, moment: Date): Promise<boolean> {
    const traces = (await checksOf(db, await mediaOf(db, purpose, 'subjectId', [subjectId]))).map(
      ({ traceId }) => traceId,
    );
    if (traces.length === 0) return false;
    return db.existsBy(PictureVerdictEntity, {
      ...{ traceId: In(traces), verdict: In(['risky', 'review']), at: MoreThan(moment) },
    });
  }

  /** Those among these that WeChat takes for a breach of its rules, by their ids. */
  async riskyAmong(db: EntityManager, pictures: readonly Media[]): Promise<ReadonlySet<string>> {
    const checks = await checksOf(db, pictures);
    const traces = checks.map(({ traceId }) => traceId);
    const found =
      traces.length === 0 ? [] : await db.findBy(PictureVerdictEntity, { traceId: In(traces), verdict: 'risky' });
    const risky = new Set(found.map(({ traceId }) => traceId));
    return new Set(checks.filter(({ traceId }) => risky.has(traceId)).map(({ pictureId }) => pictureId));
  }

  /** WeChat has looked at a picture, or could not. The same push twice changes nothing. */
  async judged(traceId: string, verdict: ContentVerdict | undefined): Promise<void> {
    await this.transactions.run((tx) =>
      insertOnce(tx, PictureVerdictEntity, { traceId, verdict: verdict ?? 'unchecked', at: this.clock.now() }),
    );
    const check = await this.dataSource.manager.findOneBy(PictureCheckEntity, { traceId });
    if (check === null) return;
    for (const [purpose, settle] of this.settling)
      await this.transactions.run(async (tx) => {
        const subjectId = await subjectOfMedia(tx, purpose, check.pictureId);
        if (subjectId !== undefined) await settle(tx, subjectId);
      });
  }
}

async function checksOf(db: EntityManager, pictures: readonly Media[]): Promise<PictureCheckEntity[]> {
  if (pictures.length === 0) return [];
  return db.findBy(PictureCheckEntity, { pictureId: In(pictures.map(({ id }) => id)) });
}
