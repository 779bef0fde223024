// What of a parcel's changes must others hear of?
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { appendAllToOutbox } from '../../database/outbox/outbox.js';
import { parcelAnnounced, parcelMoved } from '../parcels.events.js';
import type { ParcelChange } from './parcel-book.service.js';

/** Writes events of changes where they happen. */
@Injectable()
export class ParcelNews {
  /** Says in the caller's transaction which parcels are in another state than before. */
  async tell(tx: EntityManager, changes: readonly ParcelChange[], at: Date): Promise<void> {
    const moved = changes.filter(({ before, after }) => before.state !== after.state);
    const toCome = changes.filter(({ before, after }) => before.since === null && after.state === 'expected');
    await appendAllToOutbox(
      tx,
      parcelAnnounced,
      toCome.map(({ after }) => ({ parcelId: after.id })),
      at,
    );
    await appendAllToOutbox(
      tx,
      parcelMoved,
      moved.map(({ after }) => ({ parcelId: after.id })),
      at,
    );
  }
}
