// Where is the parcel of this number, for whoever asks, without an account?
import { endpoint } from '../../endpoint.js';
import type { CarrierCandidate } from '../carriers/carrier-candidates.js';
import type { S10 } from '../carriers/s10.js';
import type { CarrierStatus } from '../carriers/carrier-status.js';
import type { ParcelState } from '../custody/parcel-state.js';
import type { ParcelPoint } from '../pickup/parcel-point.js';
import type { ParcelBus } from '../pickup/wallet.js';

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
  /** Whose words these are: our own scans', or its carrier's. */
  readonly by: 'county' | 'carrier';
}

/** A firm whose number it may be, and what it has said of it. */
export interface TrackingCandidate extends CarrierCandidate {
  /** Absent where it has said nothing, or nothing that the asker may know. */
  readonly told?: {
    readonly lines: number;
    /** ISO 8601 instant of the newest. */
    readonly at: string;
  };
}

/** The last part of the way, which is ours: where it is in the county, and which bus brings it. */
export interface CountyLeg {
  readonly state: ParcelState;
  /** ISO 8601 instant since which it is so. */
  readonly since?: string;
  /** Where it waits, or to where it goes. */
  readonly point?: ParcelPoint;
  readonly bus?: ParcelBus;
}

/** What is known of a number. */
export interface Tracking {
  /** In its normal form. */
  readonly waybill: string;
  /** Whose it may be, the likeliest first; none for a number that looks like nobody's. */
  readonly candidates: readonly TrackingCandidate[];
  /** For a number built like an international one. */
  readonly s10?: Pick<S10, 'valid' | 'problem'>;
  /** When its carriers were asked for whoever asks here, ISO 8601; absent where nobody was asked. */
  readonly askedAt?: string;
  /** Absent as long as nobody has said anything of it, and where the phone's last digits are missing or wrong. */
  readonly parcel?: {
    readonly carrier: string;
    readonly status: CarrierStatus;
    readonly statusText: string;
    /** The newest first. */
    readonly events: readonly TrackingEvent[];
    /** Once it has reached the county. */
    readonly leg?: CountyLeg;
    /** What its carrier has written down that we know better: 快递公司记录：已签收(代收点), while it stands on the shelf. */
    readonly carrierRecord?: string;
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
