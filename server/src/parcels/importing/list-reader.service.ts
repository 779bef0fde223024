// How does a file that waits on disk become parts in the database, without lying in memory as a whole?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { makeMove } from '../../database/moves/moves.js';
import { Transactions } from '../../database/transaction.js';
import { NetworkService } from '../../network/network.service.js';
import type { ParcelAnnouncement } from '../custody/parcel-announcement.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { ListRefused } from './file-row.js';
import { fileRows } from './list-file-store.js';
import { ListReading } from './list-reading.js';
import type { ListPart } from './list-reading.js';
import { NamedPlaces } from './named-places.js';
import { packed, parcelImportLifecycle } from './parcel-import-store.js';
import { ParcelImportEntity, ParcelImportPartEntity } from './parcel-import.entity.js';

/** Reads lists. */
@Injectable()
export class ListReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads the file at `path` into parts of the import, each in a transaction of its own, and says what was found. */
  async read(row: ParcelImportEntity, path: string): Promise<void> {
    const places = new NamedPlaces(this.network.county(), this.network.allPoints());
    const reading = new ListReading(places, row.carrier ?? undefined);
    let [number, known] = [0, 0];
    const keep = async (part: ListPart | undefined): Promise<void> => {
      if (!part) return;
      known += await this.knownOf(part.rows);
      await this.keep(row, number, part, reading.count);
      number += 1;
    };
    try {
      for await (const each of fileRows(path)) await keep(reading.take(each));
      await keep(reading.rest());
      const findings = await packed({ preview: reading.preview(known) });
      await this.move(row, 'accept', { findings, rowsRead: reading.count });
    } catch (error) {
      if (!(error instanceof ListRefused)) throw error;
      await this.move(row, 'refuse', { findings: await packed({ refusal: error.sentence }) });
    }
  }

  private async keep(row: ParcelImportEntity, number: number, part: ListPart, rowsRead: number): Promise<void> {
    const id = uuid();
    const rowsSealed =
      part.rows.length === 0 ? null : this.vault.seal(JSON.stringify(part.rows), `parcel_import_part.rows:${id}`);
    const faults = part.faults.length === 0 ? null : await packed(part.faults);
    await this.transactions.run(async (tx) => {
      await insertRow(tx, ParcelImportPartEntity, {
        id,
        importId: row.id,
        number,
        goodRows: part.rows.length,
        rowsSealed,
        faults,
        announcedAt: null,
        announced: 0,
        repeated: 0,
      });
      await tx.update(ParcelImportEntity, { id: row.id }, { rowsRead, progressedAt: this.clock.now() });
    });
  }

  private async move(
    row: ParcelImportEntity,
    move: 'accept' | 'refuse',
    set: Partial<Pick<ParcelImportEntity, 'findings' | 'rowsRead'>>,
  ): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run((tx) =>
      makeMove(tx, parcelImportLifecycle, { id: row.id, move, by: null, at, set: { ...set, progressedAt: at } }),
    );
  }

  /** How many of these parcels somebody has told us of before. */
  private async knownOf(rows: readonly ParcelAnnouncement[]): Promise<number> {
    if (rows.length === 0) return 0;
    const found = await this.dataSource.manager.find(ParcelEntity, {
      select: { id: true, waybill: true, carrier: true },
      where: { waybill: In(rows.map(({ waybill }) => waybill)), since: Not(IsNull()) },
    });
    const names = new Set(found.flatMap(({ waybill, carrier }) => [waybill, `${carrier} ${waybill}`]));
    return rows.filter(({ waybill, carrier }) => names.has(carrier === undefined ? waybill : `${carrier} ${waybill}`))
      .length;
  }
}
