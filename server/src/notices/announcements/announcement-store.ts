// How do the announcements come out of the tables, and how do they go from state to state in them?
import { ANNOUNCEMENT_PICTURE, announcementMoves } from '@kehuoyou/shared';
import type { AnnouncementMove, AnnouncementStatus, AnnouncementStep } from '@kehuoyou/shared';
import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Deed, Lifecycle } from '../../database/moves/moves.js';
import { stateColumn } from '../../database/moves/state-columns.js';
import { AnnouncementEntity, AnnouncementStepEntity } from './announcement.entity.js';
import { mediaOf } from '../../pictures/media-rows.js';
import { insertRow } from '../../database/insert-rows.js';

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
  await insertRow(tx, AnnouncementStepEntity, { id: uuid(), announcementId, step: move, at, byAccount: by, reason });
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
  const ids = rows.map(({ id }) => id);
  const pictures = await mediaOf(db, ANNOUNCEMENT_PICTURE, 'subjectId', ids);
  return rows.flatMap((row) => {
    const own = pictures.filter(({ subjectId }) => subjectId === row.id).map(({ id }) => id);
    return row.publishedAt ? [{ row: { ...row, publishedAt: row.publishedAt }, pictures: own }] : [];
  });
}
