// What happens to parcels that others hear of?
import { topic } from '../database/outbox/topic.js';

/** A parcel of which something changed. */
export interface OfParcel {
  readonly parcelId: string;
}

/** What notices and events of a parcel are about. */
export function parcelSubject({ parcelId }: OfParcel): string {
  return `parcel ${parcelId}`;
}

/** It is somewhere else, or with somebody else, than before. Where stands in the database, where it may have changed again. */
export const parcelMoved = topic<OfParcel>('parcels.moved', parcelSubject);
