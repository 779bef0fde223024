// How do the parcels of a list that somebody said yes to get announced, whatever is stopped in between?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { In, IsNull, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { makeMove } from '../../database/moves/moves.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import { Timers } from '../../timers/timers.service.js';
import { ParcelAnnouncements } from '../custody/parcel-announcements.service.js';
import type { ParcelAnnouncement } from '../custody/parcel-announcement.js';
import { parcelImportConfirmed } from '../parcels.events.js';
import type { ParcelImportPart } from '../parcels.events.js';
import { parcelImportLifecycle } from './parcel-import-store.js';
import { ParcelImportEntity, ParcelImportPartEntity } from './parcel-import.entity.js';

const DAY_MS = 86_400_000;
/** What nobody said yes to holds names and numbers: a week is enough to make up one's mind. */
const WAITS_MS = 7 * DAY_MS;
/** Then nobody asks any more what was wrong with a list. */
const KEPT_MS = 30 * DAY_MS;

/** Announces lists part by part. */
@Injectable()
export class ImportAnnouncing implements OnModuleInit {
  constructor(
    private readonly announcements: ParcelAnnouncements,
    private readonly listeners: OutboxListeners,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelImportConfirmed, 'parcels.announce_import', ({ payload, at }, tx) =>
      this.announce(tx, payload, at),
    );
    this.timers.add({
      name: 'parcels.import_leftovers',
      schedule: { everyMs: 60 * 60_000 },
      run: (stopping) => this.forget(stopping),
    });
  }

  /** Announces a part in the transaction of its receipt: all of its rows or none, and exactly once. */
  private async announce(
    tx: EntityManager,
    { importId, partId, accountId }: ParcelImportPart,
    at: Date,
  ): Promise<void> {
    const part = await tx.findOneBy(ParcelImportPartEntity, { id: partId });
    if (!part || part.announcedAt !== null) return;
    const rows =
      part.rowsSealed === null
        ? []
        : (JSON.parse(this.vault.open(part.rowsSealed, `parcel_import_part.rows:${part.id}`)) as ParcelAnnouncement[]);
    const said = await this.announcements.announce(tx, rows, { id: accountId, at });
    const announced = said.filter(({ isNew }) => isNew).length;
    await tx.update(
      ParcelImportPartEntity,
      { id: part.id },
      { rowsSealed: null, announcedAt: this.clock.now(), announced, repeated: rows.length - announced },
    );
    // Parts of one list come one after the other.
    if (await tx.existsBy(ParcelImportPartEntity, { importId, announcedAt: IsNull() })) return;
    await makeMove(tx, parcelImportLifecycle, { id: importId, move: 'finish', by: null, at: this.clock.now() });
  }

  private async forget(stopping: AbortSignal): Promise<object | undefined> {
    if (stopping.aborted) return undefined;
    const now = this.clock.now().getTime();
    const { affected } = await this.transactions.run((tx) =>
      tx
        .createQueryBuilder()
        .delete()
        .from(ParcelImportEntity)
        .where([
          { state: In(['reading', 'refused', 'ready']), startedAt: LessThan(new Date(now - WAITS_MS)) },
          { state: 'announced', startedAt: LessThan(new Date(now - KEPT_MS)) },
        ])
        .execute(),
    );
    return (affected ?? 0) === 0 ? undefined : { count: affected };
  }
}
