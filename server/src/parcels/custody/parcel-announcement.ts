// What does somebody say of a parcel that is to come?
import type { ParcelDue } from '@kehuoyou/shared';

/** A parcel that somebody says is to come. */
export interface ParcelAnnouncement {
  /** In its normal form. */
  readonly waybill: string;
  /** Code of 快递100; absent where nobody knows, until somebody says so. */
  readonly carrier?: string;
  readonly recipient: {
    readonly name?: string;
    /** As it stands on the label; of one that is no number only the last four digits are kept. */
    readonly phone?: string;
    readonly virtualNumber?: string;
  };
  /** Where it is to wait; else the point of the village. */
  readonly pointId?: string;
  readonly villageCode?: string;
  /** Civil date. */
  readonly expectedOn?: string;
  /** What its recipient still owes the carrier. */
  readonly due?: ParcelDue;
}
