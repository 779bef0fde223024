// Who announces what where, and who lets it through?
import { Inject, Injectable } from '@nestjs/common';
import { announcementMoves, Failure, destination, holds } from '@kehuoyou/shared';
import type {
  AnnouncementMove,
  AnnouncementStatus,
  AnnouncementStep,
  Clock,
  OfficeAnnouncement,
  ReviewAnnouncement,
  Role,
  SubmitAnnouncement,
} from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox.js';
import { raiseRevision } from '../../database/revision.js';
import { lockedRow } from '../../database/row-lock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import {
  announcementCheckOverdue,
  announcementPublished,
  announcementSubmitted,
  announcementWithdrawn,
} from '../notices.events.js';
import { AnnouncementEntity, AnnouncementStepEntity } from './announcement.entity.js';
import { officeView } from './announcement.view.js';
import { PicturesService } from './pictures.service.js';

/** WeChat promises a picture's verdict within 30 minutes. */
const CHECK_WITHIN_MS = 35 * 60_000;
const USUAL_ROWS = 20;
const AUTHORS: readonly Role[] = ['county_office', 'township_office'];
const REVIEWERS: readonly Role[] = ['county_office', 'administrator'];
const READERS: readonly Role[] = [...AUTHORS, 'administrator'];

/** Announcements on their way to the public. One from another area and none are answered alike. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly pictures: PicturesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes an announcement for an area of the caller's. It is not public before it was checked. */
  async submit(caller: Caller, ask: SubmitAnnouncement, command: Command): Promise<OfficeAnnouncement> {
    const authorRole = AUTHORS.find((role) => holds(caller.grants, [role], { areaCode: ask.areaCode }));
    if (authorRole === undefined) throw new Failure('not_allowed', 'areaCode');
    const now = this.clock.now();
    const until = ask.until === undefined ? null : new Date(ask.until);
    if (until && until <= now) throw new Failure('invalid_field', 'until');
    return this.transactions.once(command, async (tx) => {
      const id = uuid();
      const { areaCode, topic, title, text } = ask;
      const row = { id, areaCode, topic, title, text, important: ask.important ?? false, until };
      await tx.insert(AnnouncementEntity, {
        ...row,
        authorId: caller.accountId,
        authorRole,
        status: 'checking',
        submittedAt: now,
        publishedAt: null,
      });
      await this.pictures.attach(tx, caller.accountId, id, ask.pictures ?? []);
      await this.addStep(tx, id, 'submitted', caller.accountId, null);
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
    const prefixes = caller.grants
      .filter(({ role, scope }) => READERS.includes(role) && scope.kind === 'area')
      .map(({ scope }) => scope.id);
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
      const row = await this.within(tx, caller, REVIEWERS, ask.id);
      if (row.authorId === caller.accountId) throw new Failure('own_announcement', 'id');
      if (row.status !== 'held') throw new Failure('announcement_closed', 'id');
      await this.move(tx, row.id, ask.decision, caller.accountId, ask.reason);
      return this.view(tx, row.id, caller.accountId);
    });
  }

  /** Takes an announcement down: its author, or the county. */
  async withdraw(caller: Caller, ask: { id: string; reason: string }, command: Command): Promise<OfficeAnnouncement> {
    return this.transactions.once(command, async (tx) => {
      const row = await this.within(tx, caller, AUTHORS, ask.id);
      await this.move(tx, row.id, 'withdraw', caller.accountId, ask.reason);
      return this.view(tx, row.id, caller.accountId);
    });
  }

  /**
   * Moves an announcement by the table of moves, in the caller's transaction; fails with
   * `announcement_closed` when it stands where that cannot be done, also if it got there just now.
   */
  async move(
    tx: EntityManager,
    id: string,
    move: AnnouncementMove,
    by: string | null,
    reason: string | null,
  ): Promise<void> {
    // Held, for the check of its words may move it at this very moment; what counts is where it stands then.
    const row = await lockedRow(tx, AnnouncementEntity, { id });
    if (!row) throw new Failure('announcement_not_found', 'id');
    const to = destination(announcementMoves, row.status, move);
    if (to === undefined) throw new Failure('announcement_closed', 'id');
    const now = this.clock.now();
    const moved = await tx.update(
      AnnouncementEntity,
      { id, status: row.status },
      { status: to, ...(to === 'published' ? { publishedAt: now } : {}) },
    );
    if (moved.affected !== 1) throw new Failure('announcement_closed', 'id');
    await this.addStep(tx, id, move, by, reason);
    // Nothing has become public, nor has anything that was.
    if (to !== 'published' && row.status !== 'published') return;
    const topic = to === 'published' ? announcementPublished : announcementWithdrawn;
    await appendToOutbox(tx, topic, { announcementId: id }, now);
    await raiseRevision(tx, 'announcements');
  }

  private async within(
    tx: EntityManager,
    caller: Caller,
    wanted: readonly Role[],
    id: string,
  ): Promise<AnnouncementEntity> {
    const row = await tx.findOneBy(AnnouncementEntity, { id });
    if (!row || !holds(caller.grants, wanted, { areaCode: row.areaCode }))
      throw new Failure('announcement_not_found', 'id');
    return row;
  }

  private async addStep(
    tx: EntityManager,
    announcementId: string,
    step: AnnouncementStep['step'],
    byAccount: string | null,
    reason: string | null,
  ): Promise<void> {
    await tx.insert(AnnouncementStepEntity, {
      id: uuid(),
      announcementId,
      step,
      at: this.clock.now(),
      byAccount,
      reason,
    });
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
    const pictures = await this.pictures.of(db, ids);
    return rows.map((row) =>
      officeView(
        row,
        pictures.filter(({ announcementId }) => announcementId === row.id).map(({ id }) => id),
        steps.filter(({ announcementId }) => announcementId === row.id),
        readerId,
      ),
    );
  }
}
