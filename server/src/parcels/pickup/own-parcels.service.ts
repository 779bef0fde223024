// Is this parcel one of somebody's own people's, and where does it wait?
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import type { Caller } from '../../http/caller.js';
import { ParcelEntity } from '../custody/parcel.entity.js';

/** What features to the right may know of somebody's parcel. */
@Injectable()
export class OwnParcels {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recipients: RecipientsService,
  ) {}

  /** The point that has it or to which it goes; undefined for one that is not theirs, and for one of which nobody knows. */
  async pointOf({ accountId }: Caller, id: string): Promise<string | undefined> {
    const row = await this.dataSource.manager.findOneBy(ParcelEntity, { id });
    if (!row || row.phoneHash === null) return undefined;
    const numbers = await this.recipients.numbersOf(accountId);
    if (!numbers.some(({ phoneHash }) => phoneHash === row.phoneHash)) return undefined;
    return (row.holderKind === 'point' ? row.holderId : row.pointId) ?? undefined;
  }
}
