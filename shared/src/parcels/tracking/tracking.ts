// Where is the parcel of this number, for whoever asks, without an account?
import { endpoint } from '../../endpoint.js';
import type { CarrierCandidate } from '../carriers/carrier-candidates.js';
import type { S10 } from '../carriers/s10.js';
import type { CarrierStatus } from '../carriers/carrier-status.js';

/** The question. */
export interface TrackingAsk {
  /** As it was typed or scanned. */
  readonly waybill: string;
  /** Last four digits of the recipient's number, which some carriers' parcels need. */
  readonly phoneTail?: string;
  /** Code of 快递100, where somebody knows better than the number tells. */
  readonly carrier?: string;
}

/** One line of a parcel's way. It names no person, no number and no shelf. */
export interface TrackingEvent {
  /** ISO 8601 instant. */
  readonly at: string;
  readonly text: string;
  readonly place?: string;
}

/** What is known of a number. */
export interface Tracking {
  /** In its normal form. */
  readonly waybill: string;
  /** Whose it may be, the likeliest first; none for a number that looks like nobody's. */
  readonly candidates: readonly CarrierCandidate[];
  /** For a number built like an international one. */
  readonly s10?: Pick<S10, 'valid' | 'problem'>;
  /** Absent as long as nobody has said anything of it, and where the phone's last digits are missing or wrong. */
  readonly parcel?: {
    readonly carrier: string;
    readonly status: CarrierStatus;
    readonly statusText: string;
    /** The newest first. */
    readonly events: readonly TrackingEvent[];
  };
}

/** The endpoint of tracking. */
export const trackingApi = {
  track: endpoint<TrackingAsk, Tracking>('GET', '/api/tracking', {
    access: ['public'],
    summary: 'What is known of a waybill; one of which nothing is known answers without a parcel',
    fails: ['waybill_not_valid', 'too_many_attempts'],
  }),
};
