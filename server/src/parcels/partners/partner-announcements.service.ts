// What becomes of the parcels that a partner announces?
import { Inject, Injectable } from '@nestjs/common';
import { announcementFaults } from '@kehuoyou/shared';
import type { AnnouncementFault, AnnouncementOutcome, Clock } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Signer } from '../../http/signed/signer.js';
import { ParcelAnnouncements } from '../custody/parcel-announcements.service.js';
import { readAnnouncedRow } from './announced-row.js';
import type { ReadRow } from './announced-row.js';
import { PartnerEvents } from './partner-events.service.js';

/** Takes partners' announcements. */
@Injectable()
export class PartnerAnnouncements {
  constructor(
    private readonly transactions: Transactions,
    private readonly announcements: ParcelAnnouncements,
    private readonly events: PartnerEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Each row is taken or refused by itself; the outcomes stand in the order of the rows. */
  async announce(
    partner: Signer,
    { parcels }: { readonly parcels: readonly unknown[] },
  ): Promise<{ readonly outcomes: AnnouncementOutcome[] }> {
    const rows = parcels.map((row) => this.read(row));
    // The same parcel twice in one sending is one parcel; what the first row says of it counts.
    const firsts = new Map<string, ReadRow>();
    for (const row of rows) if (typeof row !== 'string' && !firsts.has(nameOf(row))) firsts.set(nameOf(row), row);
    const at = this.clock.now();
    const announced = await this.transactions.run(async (tx) => {
      const said = await this.announcements.announce(tx, [...firsts.values()], { id: partner.id, at });
      await this.events.follow(tx, partner.id, said);
      return said;
    });
    const outcomes = new Map([...firsts.keys()].map((name, index) => [name, announced[index]]));
    const told = new Set<string>();
    return {
      outcomes: rows.map((read, row): AnnouncementOutcome => {
        if (typeof read === 'string') return refused(row, read);
        const name = nameOf(read);
        const { parcelId = '', isNew = false } = outcomes.get(name) ?? {};
        const isFirst = isNew && !told.has(name);
        told.add(name);
        return { row, outcome: isFirst ? 'announced' : 'repeated', parcelId };
      }),
    };
  }

  /** The parcel, or the first fault. */
  private read(row: unknown): ReadRow | AnnouncementFault {
    const read = readAnnouncedRow(row);
    if (typeof read === 'string' || (read.pointId === undefined && read.villageCode === undefined)) return read;
    if (this.announcements.pointFor(read) !== undefined) return read;
    return read.pointId === undefined ? 'village_not_found' : 'point_not_found';
  }
}

function nameOf({ carrier, waybill }: ReadRow): string {
  return `${carrier} ${waybill}`;
}

function refused(row: number, reason: AnnouncementFault): AnnouncementOutcome {
  return { row, outcome: 'refused', reason, message: announcementFaults[reason] };
}
