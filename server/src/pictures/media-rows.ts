// How do pictures and recordings come out of their table, and how are they tied to what they show?
import { Failure } from '@kehuoyou/shared';
import { In, IsNull, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MediaEntity } from './media.entity.js';
import type { Media } from './media.js';

/** Those of a purpose that are tied to these subjects, or came with these events, in their order. */
export async function mediaOf(
  db: EntityManager,
  purpose: string,
  by: 'subjectId' | 'eventId',
  ids: readonly string[],
): Promise<Media[]> {
  if (ids.length === 0) return [];
  return db.find(MediaEntity, {
    where: { purpose, [by]: In([...ids]) },
    order: { position: 'ASC', uploadedAt: 'ASC', id: 'ASC' },
  });
}

/** What one of a purpose is tied to; undefined when it is tied to nothing. */
export async function subjectOfMedia(db: EntityManager, purpose: string, id: string): Promise<string | undefined> {
  return (await db.findOneBy(MediaEntity, { id, purpose }))?.subjectId ?? undefined;
}

/** Everything that an account has sent, oldest first. */
export async function mediaOfOwner(db: EntityManager, ownerId: string): Promise<Media[]> {
  return db.find(MediaEntity, { where: { ownerId }, order: { uploadedAt: 'ASC', id: 'ASC' } });
}

/** Whose they are, for which purpose, and to what they are to be tied. */
export interface Attachment {
  readonly ownerId: string;
  readonly purpose: string;
  readonly subjectId: string;
  /** In the order in which they are shown. */
  readonly ids: readonly string[];
}

/**
 * Ties some to a subject in the caller's transaction. Fails with `picture_not_found` when one is not the owner's,
 * is for something else or is tied already, also if that happened just now.
 */
export async function attachMedia(tx: EntityManager, { ownerId, purpose, subjectId, ids }: Attachment): Promise<void> {
  for (const [position, id] of ids.entries()) {
    const tied = await tx.update(MediaEntity, { id, ownerId, purpose, subjectId: IsNull() }, { subjectId, position });
    if (tied.affected !== 1) throw new Failure('picture_not_found', 'pictures');
  }
}

/** Removes those of a purpose that were sent before `limit`, in the caller's transaction; their bytes follow later. Gives how many. */
export async function removeMedia(tx: EntityManager, purpose: string, limit: Date): Promise<number> {
  return (await tx.delete(MediaEntity, { purpose, uploadedAt: LessThan(limit) })).affected ?? 0;
}

/** Removes those of a purpose that are tied to a subject, in the caller's transaction; their bytes follow later. */
export async function removeMediaOf(tx: EntityManager, purpose: string, subjectId: string): Promise<void> {
  await tx.delete(MediaEntity, { purpose, subjectId });
}
