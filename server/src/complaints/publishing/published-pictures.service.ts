// Which pictures of what was published does everybody see, and what if WeChat objects to one?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { COMPLAINT_PUBLIC } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { PictureChecks } from '../../notices/checking/picture-checks.service.js';
import { mediaOf } from '../../pictures/media-rows.js';
import { MediaPolicies } from '../../pictures/media.js';
import type { Media, Sight } from '../../pictures/media.js';
import { WechatFailure } from '../../wechat/wechat-failure.js';
import { complaintPublished } from '../complaints.events.js';
import type { PublishedBy } from '../complaints.events.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { ComplaintPost } from '../telling/complaint-post.service.js';
import { objectedWords } from '../telling/telling-words.js';
import { publicationOf } from './publication-store.js';

/** Names what is told of a picture. */
const NAMESPACE = '7f0d5f0e-9d0c-5a39-9b57-2f6f0f6f2a41';

/**
 * Somebody in office has looked at each before it became public, so it is shown at once. The platform wants its own
 * check all the same (WeChat's rules for mini-programs: pictures of users are checked before or after they are shown):
 * it is asked as whoever published, never as whoever spoke. What it takes for a breach nobody sees any more, and the
 * office hears of it; what it only doubts a person has looked at already.
 */
@Injectable()
export class PublishedPictures implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly policies: MediaPolicies,
    private readonly listeners: OutboxListeners,
    private readonly checks: PictureChecks,
    private readonly accounts: AccountsService,
    private readonly places: ComplaintPlaces,
    private readonly post: ComplaintPost,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // They are made here and sent by nobody.
    this.policies.set(COMPLAINT_PUBLIC, { kinds: ['picture'], mayAdd: () => false, sight: (each) => this.sight(each) });
    this.listeners.outside(complaintPublished, 'complaints.check_pictures', (event) => this.check(event));
    this.checks.whenJudged(COMPLAINT_PUBLIC, (tx, id) => this.settle(tx, id));
  }

  /** Those that everybody sees of these complaints, in their order. */
  async shown(db: EntityManager, ids: readonly string[]): Promise<Media[]> {
    const { shown } = await this.of(db, ids);
    return shown;
  }

  /** Those of these complaints that were made public: shown, and taken out of sight because WeChat objected. */
  async of(db: EntityManager, ids: readonly string[]): Promise<Record<'shown' | 'objected', Media[]>> {
    const pictures = await mediaOf(db, COMPLAINT_PUBLIC, 'subjectId', ids);
    const risky = await this.checks.riskyAmong(db, pictures);
    return {
      shown: pictures.filter(({ id }) => !risky.has(id)),
      objected: pictures.filter(({ id }) => risky.has(id)),
    };
  }

  private async sight(media: Media): Promise<Sight> {
    const { manager } = this.dataSource;
    if (media.subjectId === null || !(await publicationOf(manager, media.subjectId))) return 'nobody';
    return (await this.checks.riskyAmong(manager, [media])).has(media.id) ? 'nobody' : 'everybody';
  }

  /** Throws when it should be tried again later. */
  private async check({ payload: { complaintId, by } }: DeliveredEvent<PublishedBy>): Promise<void> {
    // Who publishes from a desk without WeChat cannot be asked for: a person has looked, and that stands.
    const openId = await this.accounts.openIdOf(by);
    if (openId === undefined) return;
    try {
      await this.checks.ask({ purpose: COMPLAINT_PUBLIC, subjectId: complaintId }, { openId, scene: 'forum' });
    } catch (error) {
      if (!(error instanceof WechatFailure) || error.passing) throw error;
      return;
    }
    await this.transactions.run((tx) => this.settle(tx, complaintId));
  }

  private async settle(tx: EntityManager, id: string): Promise<void> {
    const publication = await publicationOf(tx, id);
    if (!publication) return;
    const { objected } = await this.of(tx, [id]);
    const at = this.clock.now();
    for (const picture of objected) {
      const mail = { eventId: uuidOf(picture.id, NAMESPACE), at, words: objectedWords(publication.complaint, at) };
      await this.post.toBody(tx, publication.complaint, { body: this.places.supervisor() }, mail);
    }
  }
}
