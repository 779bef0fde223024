// How do the announcements come out of the tables, and how do they go from state to state in them?
import { announcementMoves } from '@kehuoyou/shared';
import type { AnnouncementMove, AnnouncementStatus, AnnouncementStep } from '@kehuoyou/shared';
import { In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Deed, Lifecycle } from '../../database/moves/moves.js';
import { stateColumn } from '../../database/moves/state-columns.js';
import { AnnouncementEntity, AnnouncementStepEntity, PictureEntity } from './announcement.entity.js';

/** An announcement's way to the public. */
export const announcementLifecycle: Lifecycle<AnnouncementEntity, AnnouncementStatus, AnnouncementMove> = {
  table: AnnouncementEntity,
  moves: announcementMoves,
  state: stateColumn('status', { published: 'publishedAt' }),
  missing: 'announcement_not_found',
  refused: () => 'announcement_closed',
  record: (tx, { row, ...deed }) => recordStep(tx, row.id, deed),
};

/** Writes down what was done to an announcement; that it was submitted is a step as well. */
export async function recordStep(
  tx: EntityManager,
  announcementId: string,
  { move, at, by, reason = null }: Deed<AnnouncementStep['step']>,
): Promise<void> {
  await tx.insert(AnnouncementStepEntity, { id: uuid(), announcementId, step: move, at, byAccount: by, reason });
}

/** A published announcement with the ids of its pictures, in their order. */
export interface PublishedRow {
  readonly row: AnnouncementEntity & { publishedAt: Date };
  readonly pictures: readonly string[];
}

/** What was published since then, newest first. */
export async function loadPublished(db: EntityManager, since: Date): Promise<PublishedRow[]> {
  const rows = await db.find(AnnouncementEntity, {
    where: { status: 'published', publishedAt: MoreThan(since) },
    order: { publishedAt: 'DESC', id: 'DESC' },
  });
  const announcementId = In(rows.map(({ id }) => id));
  const pictures =
    rows.length === 0 ? [] : await db.find(PictureEntity, { where: { announcementId }, order: { position: 'ASC' } });
  return rows.flatMap((row) => {
    const own = pictures.filter((picture) => picture.announcementId === row.id).map(({ id }) => id);
    return row.publishedAt ? [{ row: { ...row, publishedAt: row.publishedAt }, pictures: own }] : [];
  });
}
