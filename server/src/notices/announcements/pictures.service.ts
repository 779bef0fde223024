// Where are the pictures of announcements kept?
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertRows } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { PictureEntity, PicturePartEntity } from './announcement.entity.js';
import { makePicture } from './picture-maker.js';

/** Below MariaDB's 64 KiB for a `blob`. */
const PART_BYTES = 60_000;

/** Pictures: kept in the database, so that a copy of it is whole. */
@Injectable()
export class PicturesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a picture in base64. */
  async upload(caller: Caller, data: string, command: Command): Promise<{ id: string }> {
    const jpeg = await makePicture(Buffer.from(data, 'base64'));
    return this.transactions.once(command, async (tx) => {
      // Random, not by time: whoever knows it may see the picture, as WeChat must.
      const id = randomUUID();
      await tx.insert(PictureEntity, {
        id,
        uploadedBy: caller.accountId,
        uploadedAt: this.clock.now(),
        announcementId: null,
        position: 0,
        traceId: null,
      });
      const parts = Array.from({ length: Math.ceil(jpeg.length / PART_BYTES) }, (_each, part) => ({
        pictureId: id,
        part,
        bytes: jpeg.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
      }));
      await insertRows(tx, PicturePartEntity, parts);
      return { id };
    });
  }

  /** A picture as JPEG. */
  async bytes(id: string): Promise<Buffer> {
    const parts = await this.dataSource.manager.find(PicturePartEntity, {
      where: { pictureId: id },
      order: { part: 'ASC' },
    });
    if (parts.length === 0) throw new Failure('picture_not_found', 'id');
    return Buffer.concat(parts.map(({ bytes }) => bytes));
  }

  /** Ties pictures, which the author must have uploaded and used nowhere else, to an announcement. */
  async attach(tx: EntityManager, authorId: string, announcementId: string, ids: readonly string[]): Promise<void> {
    for (const [position, id] of ids.entries()) {
      const tied = await tx.update(
        PictureEntity,
        { id, uploadedBy: authorId, announcementId: IsNull() },
        { announcementId, position },
      );
      if (tied.affected !== 1) throw new Failure('picture_not_found', 'pictures');
    }
  }

  /** The pictures of announcements, in their order. */
  async of(db: EntityManager, announcementIds: readonly string[]): Promise<PictureEntity[]> {
    if (announcementIds.length === 0) return [];
    return db.find(PictureEntity, { where: { announcementId: In([...announcementIds]) }, order: { position: 'ASC' } });
  }
}
