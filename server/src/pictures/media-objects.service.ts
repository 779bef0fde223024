// How do bytes get into the object store and out of it, so that none is lost that somebody refers to?
//
// An object has a row before it has bytes, and as long as it has some. Whoever keeps something touches the row
// first, then writes the bytes, and touches it again in the transaction that refers to it. The sweep marks a row
// that nothing refers to and nobody has touched for a day, by one conditional update, before it removes the
// bytes: of the two, whichever comes second sees the other.
import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, IsNull, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Readable } from 'node:stream';
import { CLOCK } from '../clock.js';
import { insertOnce } from '../database/insert-once.js';
import { Transactions } from '../database/transaction.js';
import { MediaObjectEntity } from './media.entity.js';
import { OBJECT_STORE } from './storing/object-store.js';
import type { ObjectStore } from './storing/object-store.js';

/** An object that nobody refers to is kept for so long: longer than any upload takes. */
const UNUSED_MS = 24 * 3_600_000;
/** A removal that takes longer has died. */
const REMOVAL_MS = 10 * 60_000;
const BATCH = 200;

/** The bytes of pictures and recordings. */
@Injectable()
export class MediaObjects {
  private readonly logger = new Logger(MediaObjects.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Stores bytes and gives their key; bytes that are there already are not written again. Fails with `unavailable`. */
  async keep(bytes: Buffer, type: string): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.transactions.run((tx) => this.announce(tx, sha256, bytes.length));
    try {
      if (!(await this.store.exists(sha256))) await this.store.put(sha256, bytes, type);
    } catch (error) {
      throw this.unavailable(error);
    }
    return sha256;
  }

  /** Holds an object for a row that refers to it, in the transaction that writes that row. */
  async hold(tx: EntityManager, sha256: string): Promise<void> {
    const held = await tx.update(
      MediaObjectEntity,
      { sha256, removingSince: IsNull() },
      { touchedAt: this.clock.now() },
    );
    if (held.affected !== 1) throw new Failure('unavailable');
  }

  /** Opens an object; fails with `unavailable` when the store does not give it. */
  async open(sha256: string): Promise<Readable> {
    try {
      return await this.store.get(sha256);
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** Removes what nothing refers to. Gives how many. */
  async sweep(now: Date): Promise<number> {
    const limit = new Date(now.getTime() - UNUSED_MS);
    let count = 0;
    for (let after = ''; ;) {
      const rows = await this.dataSource.manager
        .createQueryBuilder(MediaObjectEntity, 'object')
        .where('object.touchedAt < :limit AND object.sha256 > :after', { limit, after })
        .andWhere('NOT EXISTS (SELECT 1 FROM media WHERE media.kept_sha256 = object.sha256)')
        .orderBy('object.sha256')
        .take(BATCH)
        .getMany();
      for (const { sha256 } of rows) if (await this.remove(sha256, limit, now)) count += 1;
      after = rows.at(-1)?.sha256 ?? '';
      if (rows.length < BATCH) return count;
    }
  }

  private async announce(tx: EntityManager, sha256: string, bytes: number): Promise<void> {
    const now = this.clock.now();
    const row = { sha256, bytes, touchedAt: now, removingSince: null };
    if (await insertOnce(tx, MediaObjectEntity, row)) return;
    const dead = LessThan(new Date(now.getTime() - REMOVAL_MS));
    for (const removingSince of [IsNull(), dead]) {
      const touched = await tx.update(
        MediaObjectEntity,
        { sha256, removingSince },
        { touchedAt: now, removingSince: null },
      );
      if (touched.affected === 1) return;
    }
    // It is being removed at this very moment; a little later it can be kept anew.
    throw new Failure('unavailable');
  }

  private async remove(sha256: string, limit: Date, now: Date): Promise<boolean> {
    const marked = await this.transactions.run((tx) =>
      tx
        .createQueryBuilder()
        .update(MediaObjectEntity)
        .set({ removingSince: now })
        .where('sha256 = :sha256 AND touched_at < :limit', { sha256, limit })
        .andWhere('NOT EXISTS (SELECT 1 FROM media WHERE media.kept_sha256 = :sha256)')
        .execute(),
    );
    if (marked.affected !== 1) return false;
    try {
      await this.store.delete(sha256);
    } catch (error) {
      // The next sweep finds it again.
      this.logger.warn({ err: error as Error }, 'an object that nothing refers to could not be removed');
      return false;
    }
    const gone = await this.transactions.run((tx) => tx.delete(MediaObjectEntity, { sha256, removingSince: now }));
    return gone.affected === 1;
  }

  private unavailable(error: unknown): Failure {
    this.logger.error({ err: error as Error }, 'the object store did not do what it was asked');
    return new Failure('unavailable');
  }
}
