// What of its parcels does a household want to hear, besides that they are there?
import { endpoint } from '../../endpoint.js';

/** That one is there, was fetched or goes back is always told: it cannot be chosen. */
export interface ParcelNoticeChoice {
  /** Told when it leaves the county for its point. */
  readonly onItsWay: boolean;
  /** Told when its bus does not come, comes after all, or comes much later than was said. */
  readonly busChanges: boolean;
}

/** Unless somebody has said otherwise: a bus that does not come is worth a word, a bus that goes is not. */
export const USUAL_PARCEL_NOTICES: ParcelNoticeChoice = { onItsWay: false, busChanges: true };

/** Minutes by which a bus must come at another time than was told before it is worth a word; the county's policy. */
export const TELL_LATE_MINUTES = 30;

/** The endpoints of that choice. */
export const parcelNoticesApi = {
  read: endpoint<Record<string, never>, ParcelNoticeChoice>('GET', '/api/me/parcel-notices', {
    access: ['resident'],
    summary: 'What the caller wants to hear of parcels besides that they are there',
  }),
  choose: endpoint<ParcelNoticeChoice, ParcelNoticeChoice>('POST', '/api/me/parcel-notices', {
    access: ['resident'],
    summary: 'Choose what to hear of parcels',
  }),
};
