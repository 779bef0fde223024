// How are pictures read that were kept in the database, before there was an object store?
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { OldPictureEntity, OldPicturePartEntity } from './old-picture.entity.js';

/** The bytes of an old picture, piece by piece. */
export function readOldPicture(db: EntityManager, pictureId: string): Readable {
  return Readable.from(partsOf(db, pictureId), { objectMode: false });
}

async function* partsOf(db: EntityManager, pictureId: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const found = await db.findOneBy(OldPicturePartEntity, { pictureId, part });
    if (!found) return;
    yield found.bytes;
  }
}

/** Removes old pictures in the caller's transaction. */
export async function removeOldPictures(tx: EntityManager, ids: readonly string[]): Promise<void> {
  for (const id of ids) await tx.delete(OldPictureEntity, { id });
}
