// What is each kind of fact of a parcel in the vocabulary of EPCIS?
import type { EpcisDisposition, EpcisStep, ParcelEventType, ParcelState } from '@kehuoyou/shared';

/** Step and state in GS1's words. */
export interface EpcisMeaning {
  readonly bizStep?: EpcisStep;
  readonly disposition?: EpcisDisposition;
}

const STORED: EpcisMeaning = { bizStep: 'storing', disposition: 'available' };
const RECEIVED: EpcisMeaning = { bizStep: 'receiving', disposition: 'in_progress' };
const LOADED: EpcisMeaning = { bizStep: 'loading', disposition: 'in_transit' };
const COLLECTED: EpcisMeaning = { bizStep: 'collecting' };
const HELD: EpcisMeaning = { bizStep: 'holding', disposition: 'unavailable' };
const HANDED_BACK: EpcisMeaning = { bizStep: 'shipping', disposition: 'returned' };
const MISSING: EpcisMeaning = { disposition: 'unknown' };
const WRONG: EpcisMeaning = { bizStep: 'inspecting', disposition: 'mismatch_instance' };

/** Undefined: what is said, planned or decided of a parcel, and not seen or done with it, is no event there. */
export const epcisMeanings: Readonly<Record<ParcelEventType, EpcisMeaning | undefined>> = {
  ANNOUNCED: undefined,
  HUB_RECEIVED: RECEIVED,
  SORTED: { bizStep: 'staging_outbound', disposition: 'in_progress' },
  BAG_SEALED: { bizStep: 'packing', disposition: 'container_closed' },
  LOADED,
  DEPARTED: { bizStep: 'departing', disposition: 'in_transit' },
  TRANSFERRED: LOADED,
  // Where it lies it stays: a plan is no event of the world.
  REPLANNED: undefined,
  UNLOADED: { bizStep: 'unloading', disposition: 'in_progress' },
  BAG_ACCEPTED: RECEIVED,
  SHELVED: STORED,
  SHORT: { bizStep: 'inspecting', disposition: 'unknown' },
  EXTRA: RECEIVED,
  DAMAGED: { bizStep: 'inspecting', disposition: 'damaged' },
  MISSORT: WRONG,
  CONTACT_BAD: undefined,
  NOTICE_VERBAL: undefined,
  CONSENT_GIVEN: undefined,
  REMINDED: undefined,
  COUNTED: { bizStep: 'stock_taking', disposition: 'available' },
  COLLECTED,
  HOME_DELIVERED: COLLECTED,
  REFUSED: undefined,
  RETURN_DECIDED: undefined,
  RETURN_HANDED: HANDED_BACK,
  HELD_SUSPECT: HELD,
  RELEASED: { bizStep: 'inspecting', disposition: 'in_progress' },
  REROUTED: undefined,
  LOST_DECLARED: MISSING,
  DISPUTE_SETTLED: undefined,
  // By the state that it sets: `meaningOfState`.
  CORRECTED: undefined,
  RETRACTED: undefined,
  EXTENDED: undefined,
  CONSENT_REFUSED: undefined,
  HOME_ASKED: undefined,
  COLLECT_DISPUTED: undefined,
};

/** What a state that the office sets means; undefined for one that is no place or hand. */
export const meaningOfState: Readonly<Record<ParcelState, EpcisMeaning | undefined>> = {
  expected: undefined,
  at_hub: RECEIVED,
  sorted: epcisMeanings.SORTED,
  loaded: LOADED,
  in_transit: epcisMeanings.DEPARTED,
  at_town: RECEIVED,
  at_point: RECEIVED,
  ready: STORED,
  collected: COLLECTED,
  returning: undefined,
  returned: HANDED_BACK,
  lost: MISSING,
  held: HELD,
};
