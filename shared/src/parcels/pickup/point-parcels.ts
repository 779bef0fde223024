// What stands at a point, what is coming, and what should somebody look at?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { ParcelFact } from '../custody/parcel-fact.js';
import type { ParcelDue } from '../custody/parcel-due.js';
import type { ParcelException, ParcelState } from '../custody/parcel-state.js';
import { pointParcelPolicy } from '../parcels.policy.js';
import type { Keeping } from './keeping.js';
import type { Leaving } from './leaving.js';
import type { MatchGrade, MatchProposal } from './matching.js';
import type { ParcelBus } from './wallet.js';

/** A bus that takes something on from a point. */
export interface BusOnward {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  /** From this point as it is expected, ISO 8601 with the county's offset. */
  readonly departure: string;
}

/** A parcel as whoever serves a point sees it: whose it is stays masked. */
export interface PointParcel {
  readonly id: string;
  readonly waybill: string;
  readonly carrier: string;
  /** Masked, such as 王**; absent where the label has not been told to us. */
  readonly recipient?: string;
  /** Last four digits of the recipient's number. */
  readonly phoneTail?: string;
  /** The same for parcels of one household: they lie together, and are handed out together. */
  readonly household?: string;
  /** How sure it is for whom it is; absent once it has left. */
  readonly grade?: MatchGrade;
  /** A household that it may be for: the keeper asks, and says yes or no. */
  readonly proposal?: MatchProposal;
  /** Digits at the end of a shop's number: what its customer was told, and says at the counter. */
  readonly virtualKey?: string;
  readonly state: ParcelState;
  readonly since?: string;
  readonly shelf?: string;
  readonly keeping?: Keeping;
  readonly seal?: string;
  readonly bus?: ParcelBus;
  /** Whether it may be left here; absent once it has left. */
  readonly leaving?: Leaving;
  /** It stands here and belongs elsewhere: where, and the bus that brings it there first, if there is one. */
  readonly goesTo?: { readonly pointId: string; readonly name: string; readonly bus?: BusOnward };
  /** What its recipient still owes the carrier. */
  readonly due?: ParcelDue;
  readonly exceptions: readonly ParcelException[];
  readonly reminders: number;
  /** Ids of photos that were taken of it, such as of one that is torn, the oldest first; absent where there is none. */
  readonly photos?: readonly string[];
  /** True where its facts contradict each other. */
  readonly review: boolean;
  /**
   * What was said of it so far, for the phone to fold what it has not sent yet into it. Of who said it no more than
   * `OWN_ACTOR` for the caller's own, and which of the others are one person.
   */
  readonly facts: readonly ParcelFact[];
}

/** A bag that is on its way to a point or has just come. */
export interface PointBag {
  readonly seal: string;
  readonly pieces: number;
  readonly state: ParcelState;
  readonly bus?: ParcelBus;
}

/** A point's parcels. */
export interface PointParcels {
  readonly pointId: string;
  /** On the shelf, the longest first. */
  readonly waiting: readonly PointParcel[];
  /** Announced for the next buses or handed over with their bag, not on the shelf yet. */
  readonly coming: readonly PointParcel[];
  readonly bags: readonly PointBag[];
  /** Handed out, sent back or found wrong today; and of the last month what its household says it did not take. */
  readonly today: readonly PointParcel[];
  readonly counts: {
    readonly waiting: number;
    readonly coming: number;
    /** Kept for longer than a day since a reminder was due. */
    readonly overdue: number;
    readonly shelvedToday: number;
    readonly collectedToday: number;
  };
}

/** Rows of each list. */
export const MOST_POINT_PARCELS = 500;

/** The endpoint of a point's parcels. */
export const pointParcelsApi = {
  list: endpoint<{ readonly id: string }, PointParcels>('GET', '/api/points/:id/parcels', {
    access: pointParcelPolicy.list.roles,
    summary: 'Parcels that wait at a point, come to it, or left it today',
    fails: ['point_not_found'],
  }),
};
