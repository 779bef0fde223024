// Who announces what where, and who lets it through?
import { Inject, Injectable } from '@nestjs/common';
import { ANNOUNCEMENT_PICTURE, announcementPolicy, Failure, scopesOf } from '@kehuoyou/shared';
import type {
  AnnouncementAt,
  AnnouncementMove,
  AnnouncementStatus,
  Clock,
  OfficeAnnouncement,
  ReviewAnnouncement,
  Rule,
  SubmitAnnouncement,
} from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { makeMove, tryMove } from '../../database/moves/moves.js';
import type { MoveOrder } from '../../database/moves/moves.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise, authorisedRole } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import {
  announcementCheckOverdue,
  announcementPublished,
  announcementSubmitted,
  announcementWithdrawn,
} from '../notices.events.js';
import { attachMedia, mediaOf } from '../../pictures/media-rows.js';
import { AnnouncementEntity, AnnouncementStepEntity } from './announcement.entity.js';
import { announcementLifecycle, recordStep } from './announcement-store.js';
import { officeView } from './announcement.view.js';
import { insertRow } from '../../database/insert-rows.js';

/** WeChat promises a picture's verdict within 30 minutes. */
const CHECK_WITHIN_MS = 35 * 60_000;
const USUAL_ROWS = 20;

/** Announcements on their way to the public. One from another area and none are answered alike. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes an announcement for an area of the caller's. It is not public before it was checked. */
  async submit(caller: Caller, ask: SubmitAnnouncement, command: Command): Promise<OfficeAnnouncement> {
    const authorRole = authorisedRole(caller, announcementPolicy.submit, ask, 'not_allowed', 'areaCode');
    const now = this.clock.now();
    const until = ask.until === undefined ? null : new Date(ask.until);
    if (until && until <= now) throw new Failure('invalid_field', 'until');
    return this.transactions.once(command, async (tx) => {
      const id = uuid();
      const { areaCode, topic, title, text } = ask;
      const row = { id, areaCode, topic, title, text, important: ask.important ?? false, until };
      await insertRow(tx, AnnouncementEntity, {
        ...row,
        authorId: caller.accountId,
        authorRole,
        status: 'checking',
        submittedAt: now,
        publishedAt: null,
      });
      const pictures = { purpose: ANNOUNCEMENT_PICTURE, subjectId: id, ids: ask.pictures ?? [] };
      await attachMedia(tx, { ...pictures, ownerId: caller.accountId });
      await recordStep(tx, id, { move: 'submitted', at: now, by: caller.accountId });
      const overdueAt = new Date(now.getTime() + CHECK_WITHIN_MS);
      await appendToOutbox(tx, announcementSubmitted, { announcementId: id }, now);
      await appendToOutbox(tx, announcementCheckOverdue, { announcementId: id }, now, overdueAt);
      return this.view(tx, id, caller.accountId);
    });
  }

  /** What is announced or waits in the caller's areas, newest first. */
  async forOffice(
    caller: Caller,
    ask: { status?: AnnouncementStatus; before?: string; limit?: number },
  ): Promise<{ announcements: OfficeAnnouncement[] }> {
    const scopes = scopesOf(caller, announcementPolicy.read);
    const prefixes = scopes.filter(({ kind }) => kind === 'area').map(({ id }) => id);
    if (prefixes.length === 0) return { announcements: [] };
    const query = this.dataSource.manager.createQueryBuilder(AnnouncementEntity, 'announcement');
    query.where(`(${prefixes.map((_each, index) => `announcement.areaCode LIKE :area${index}`).join(' OR ')})`);
    query.setParameters(Object.fromEntries(prefixes.map((prefix, index) => [`area${index}`, `${prefix}%`])));
    if (ask.status !== undefined) query.andWhere('announcement.status = :status', { status: ask.status });
    if (ask.before !== undefined) query.andWhere('announcement.id < :before', { before: ask.before });
    const rows = await query
      .orderBy('announcement.id', 'DESC')
      .take(ask.limit ?? USUAL_ROWS)
      .getMany();
    return { announcements: await this.views(this.dataSource.manager, rows, caller.accountId) };
  }

  /** Decides on an announcement that was held. Two pairs of eyes: never its author. */
  async review(caller: Caller, ask: ReviewAnnouncement, command: Command): Promise<OfficeAnnouncement> {
    return this.transactions.once(command, async (tx) => {
      await this.authorise(tx, caller, announcementPolicy[ask.decision], ask.id);
      await this.move(tx, { id: ask.id, move: ask.decision, by: caller.accountId, reason: ask.reason });
      return this.view(tx, ask.id, caller.accountId);
    });
  }

  /** Takes an announcement down: its author, or the county. */
  async withdraw(caller: Caller, ask: { id: string; reason: string }, command: Command): Promise<OfficeAnnouncement> {
    return this.transactions.once(command, async (tx) => {
      await this.authorise(tx, caller, announcementPolicy.withdraw, ask.id);
      await this.move(tx, { id: ask.id, move: 'withdraw', by: caller.accountId, reason: ask.reason });
      return this.view(tx, ask.id, caller.accountId);
    });
  }

  /** Moves an announcement for a check, in the caller's transaction, if it still stands where that can be done. */
  async moveByCheck(tx: EntityManager, id: string, move: 'pass' | 'hold', reason: string | null): Promise<void> {
    const order = { id, move, by: null, reason, at: this.clock.now() };
    const moved = await tryMove(tx, announcementLifecycle, order);
    if (moved) await this.tell(tx, moved, order.at);
  }

  private async move(
    tx: EntityManager,
    order: Omit<MoveOrder<AnnouncementEntity, AnnouncementMove>, 'at'>,
  ): Promise<void> {
    const at = this.clock.now();
    await this.tell(tx, await makeMove(tx, announcementLifecycle, { ...order, at }), at);
  }

  /** Says that an announcement has become public, or is so no longer. */
  private async tell(tx: EntityManager, { id, status, publishedAt }: AnnouncementEntity, at: Date): Promise<void> {
    // Nothing has become public, nor has anything that was.
    if (publishedAt === null) return;
    const topic = status === 'published' ? announcementPublished : announcementWithdrawn;
    await appendToOutbox(tx, topic, { announcementId: id }, at);
    await raiseRevision(tx, 'announcements');
  }

  private async authorise(tx: EntityManager, caller: Caller, rule: Rule<AnnouncementAt>, id: string): Promise<void> {
    const row = await tx.findOneBy(AnnouncementEntity, { id });
    const at = row && { areaCode: row.areaCode, own: row.authorId === caller.accountId };
    authorise(caller, rule, at, 'announcement_not_found', 'id');
  }

  private async view(db: EntityManager, id: string, readerId: string): Promise<OfficeAnnouncement> {
    const [view] = await this.views(db, [await db.findOneByOrFail(AnnouncementEntity, { id })], readerId);
    if (!view) throw new Failure('announcement_not_found', 'id');
    return view;
  }

  private async views(
    db: EntityManager,
    rows: readonly AnnouncementEntity[],
    readerId: string,
  ): Promise<OfficeAnnouncement[]> {
    const ids = rows.map(({ id }) => id);
    const steps =
      ids.length === 0
        ? []
        : await db.find(AnnouncementStepEntity, { where: { announcementId: In(ids) }, order: { id: 'ASC' } });
    const pictures = await mediaOf(db, ANNOUNCEMENT_PICTURE, 'subjectId', ids);
    return rows.map((row) =>
      officeView(
        row,
        pictures.filter(({ subjectId }) => subjectId === row.id).map(({ id }) => id),
        steps.filter(({ announcementId }) => announcementId === row.id),
        readerId,
      ),
    );
  }
}
