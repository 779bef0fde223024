// Who may read the whole history of a parcel, and what is it?
import { Inject, Injectable } from '@nestjs/common';
import { parcelHistoryPolicy } from '@kehuoyou/shared';
import type { Clock, EpcisDocument } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { PublicAddress } from '../../http/public-address.js';
import { NetworkService } from '../../network/network.service.js';
import { factsOf } from '../custody/custody-store.js';
import { parcelFactOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { epcisDocument } from './epcis-document.js';

/** Histories of parcels. */
@Injectable()
export class EpcisService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly address: PublicAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The history of one parcel, for those at whose places it was, is, or is to wait. */
  async document(caller: Caller, id: string): Promise<EpcisDocument> {
    const parcel = await this.dataSource.manager.findOneBy(ParcelEntity, { id });
    const rows = parcel ? ((await factsOf(this.dataSource.manager, [id])).get(id) ?? []) : [];
    const pointIds = rows.flatMap(({ pointId, toPointId }) => [pointId, toPointId]);
    const places = [...new Set(pointIds)].flatMap((pointId) => this.network.jurisdictionOf(pointId ?? '') ?? []);
    authorise(caller, parcelHistoryPolicy.read, parcel && { places }, 'parcel_not_found', 'id');
    const { waybill = '', carrier = '' } = parcel ?? {};
    return epcisDocument(
      { waybill, carrier, base: this.address.base, createdAt: this.clock.now() },
      rows.map((row) => ({ ...parcelFactOf(row, id), receivedAt: row.receivedAt })),
    );
  }
}
