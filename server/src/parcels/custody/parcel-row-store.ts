// How do rows become facts, and what facts come to columns again?
import { foldParcel } from '@kehuoyou/shared';
import type { ParcelException, ParcelFact, ParcelProgress } from '@kehuoyou/shared';
import { deviceFactOf } from '../../device-facts/device-fact-row.js';
import type { OwnColumns } from '../../device-facts/device-fact-row.js';
import type { ParcelEntity, ParcelEventEntity } from './parcel.entity.js';

/** What the facts of a parcel come to, in the columns of its row. */
export type FoldedColumns = Pick<
  ParcelEntity,
  | 'state'
  | 'since'
  | 'pointId'
  | 'holderKind'
  | 'holderId'
  | 'tripId'
  | 'serviceDate'
  | 'seal'
  | 'shelf'
  | 'shelvedAt'
  | 'firstShelved'
  | 'collectedBy'
  | 'exceptions'
  | 'reviews'
  | 'reminders'
  | 'extended'
>;

/** What an event says, besides its place in the order. */
export type OfParcelEvent = OwnColumns<ParcelEventEntity>;

/** What most events do not say. */
export const SAYS_NOTHING_MORE = {
  parcelId: null,
  seal: null,
  pointId: null,
  toPointId: null,
  tripId: null,
  serviceDate: null,
  grams: null,
  litres: null,
  shelf: null,
  reason: null,
  method: null,
  agentSealed: null,
  taker: null,
  agentQuestion: null,
  photoSha256: null,
  toState: null,
  upheld: false,
  retracts: null,
} as const satisfies Partial<OfParcelEvent>;

/** A row as the fold of the parcel `parcelId` takes it. */
export function parcelFactOf(row: ParcelEventEntity, parcelId: string): ParcelFact {
  return {
    ...deviceFactOf(row),
    type: row.type,
    source: row.source,
    actor: row.actor,
    own: row.parcelId === parcelId,
    ...(row.seal === null ? {} : { seal: row.seal }),
    ...(row.pointId === null ? {} : { pointId: row.pointId }),
    ...(row.toPointId === null ? {} : { toPointId: row.toPointId }),
    ...(row.tripId === null ? {} : { tripId: row.tripId }),
    ...(row.serviceDate === null ? {} : { serviceDate: row.serviceDate }),
    ...(row.shelf === null ? {} : { shelf: row.shelf }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.method === null ? {} : { method: row.method }),
    ...(row.toState === null ? {} : { toState: row.toState }),
    ...(row.upheld ? { upheld: true } : {}),
    ...(row.retracts === null ? {} : { retracts: row.retracts }),
  };
}

/** What the facts of a parcel come to. */
export function progressOf(parcelId: string, rows: readonly ParcelEventEntity[]): ParcelProgress {
  return foldParcel(rows.map((row) => parcelFactOf(row, parcelId)));
}

/** The same in the columns of its row. */
export function columnsOf(progress: ParcelProgress): FoldedColumns {
  const { holder, trip } = progress;
  return {
    state: progress.state,
    since: progress.since === undefined ? null : new Date(progress.since),
    pointId: progress.toPointId ?? null,
    holderKind: holder?.kind ?? null,
    holderId: holder === undefined ? null : holder.kind === 'vehicle' ? holder.trip.tripId : holder.pointId,
    tripId: trip?.tripId ?? null,
    serviceDate: trip?.serviceDate ?? null,
    seal: progress.seal ?? null,
    shelf: progress.shelf ?? null,
    shelvedAt: progress.shelvedAt === undefined ? null : new Date(progress.shelvedAt),
    firstShelved: progress.firstShelved ?? null,
    collectedBy: progress.collectedBy ?? null,
    exceptions: progress.exceptions.join(','),
    reviews: progress.review.length,
    reminders: progress.reminders,
    extended: progress.extended,
  };
}

/** Open exceptions, as the column of a row holds them. */
export function exceptionsOf({ exceptions }: Pick<ParcelEntity, 'exceptions'>): ParcelException[] {
  return exceptions === '' ? [] : (exceptions.split(',') as ParcelException[]);
}

/** True when both say the same. */
export function areSameColumns(a: FoldedColumns, b: FoldedColumns): boolean {
  return (Object.keys(b) as (keyof FoldedColumns)[]).every((name) => {
    const [one, other] = [a[name], b[name]];
    return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
  });
}
