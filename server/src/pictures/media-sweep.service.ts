// What goes of pictures and recordings that nobody needs?
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { nobody } from '../database/nobody.js';
import { Transactions } from '../database/transaction.js';
import { IncomingFolder } from './incoming-folder.js';
import { MediaObjects } from './media-objects.service.js';
import { MediaEntity, MediaTicketEntity } from './media.entity.js';
import { OldPictureEntity } from './old-picture.entity.js';
import { removeOldPictures } from './old-pictures.js';

/** A file that is still coming in after so long comes from a server that died. */
const INCOMING_MS = 24 * 3_600_000;
const BATCH = 200;

/** Removes them; the retention timer calls it once a day. */
@Injectable()
export class MediaSweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly objects: MediaObjects,
    private readonly incoming: IncomingFolder,
  ) {}

  /** Removes what was sent before `limit` and belongs to nothing. Gives how many. */
  async sweepUnused(limit: Date): Promise<number> {
    for (let count = 0; ;) {
      const done = await this.transactions.run(async (tx) =>
        removed(
          tx,
          await tx.find(MediaEntity, {
            where: { subjectId: IsNull(), eventId: IsNull(), uploadedAt: LessThan(limit) },
            take: BATCH,
          }),
        ),
      );
      count += done;
      if (done < BATCH) return count;
    }
  }

  /**
   * Removes what no row refers to: bytes whose row never came about or is gone, files that a server left when it
   * died, tickets that have expired. Gives how many.
   */
  async sweepOrphans(now: Date): Promise<number> {
    const tickets = await this.transactions.run((tx) => tx.delete(MediaTicketEntity, { expiresAt: LessThan(now) }));
    const files = await this.incoming.sweep(new Date(now.getTime() - INCOMING_MS));
    return (tickets.affected ?? 0) + files + (await this.objects.sweep(now));
  }

  /**
   * Removes what an account sent and nothing has been made of, in the caller's transaction; its bytes follow later.
   * What is shown stays, and is nobody's.
   */
  async forget(tx: EntityManager, ownerId: string): Promise<void> {
    await removed(tx, await tx.findBy(MediaEntity, { ownerId, subjectId: IsNull(), eventId: IsNull() }));
    const who = nobody();
    await tx.update(MediaEntity, { ownerId }, { ownerId: who });
    await tx.update(OldPictureEntity, { uploadedBy: ownerId }, { uploadedBy: who });
  }
}

/** Removes rows that still belong to nothing. */
async function removed(tx: EntityManager, rows: readonly MediaEntity[]): Promise<number> {
  let count = 0;
  for (const { id } of rows) {
    const gone = await tx.delete(MediaEntity, { id, subjectId: IsNull() });
    if (gone.affected === 1) await removeOldPictures(tx, [id]);
    count += gone.affected ?? 0;
  }
  return count;
}
