// How do the public announcements come out of the tables?
import { In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AnnouncementEntity, PictureEntity } from './announcement.entity.js';

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
