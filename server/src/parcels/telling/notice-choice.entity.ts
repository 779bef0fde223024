// What does somebody want to hear of parcels?
import { Entity } from 'typeorm';
import { Flag, Instant, key, Reference } from '../../database/table-columns.js';

/** One who has never chosen has no row. */
@Entity('parcel_notice_choice')
export class ParcelNoticeChoiceEntity {
  @Reference(key)
  accountId!: string;

  @Flag()
  onItsWay!: boolean;

  @Flag()
  busChanges!: boolean;

  @Instant()
  chosenAt!: Date;
}
