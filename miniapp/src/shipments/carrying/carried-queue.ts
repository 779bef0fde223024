// How does it wait on the phone for the server what was done to boxes, and how is one thing taken back?
import { carriedRefusals, carryingApi, MOST_FACTS } from '@kehuoyou/shared';
import type { CarriedEvent, DeviceSending } from '@kehuoyou/shared';
import type { FactDraft, FactKind, MadeFact } from '../../core/device-facts/fact-queue';

/** An event before it has a number and a time. */
export type CarriedDraft = FactDraft<CarriedEvent>;

/** An event of this phone. */
export type MadeCarried = MadeFact<CarriedEvent>;

/** Events as the phone's queue keeps and sends them. */
export const carriedFacts: FactKind<CarriedEvent, DeviceSending & { readonly events: readonly CarriedEvent[] }> = {
  endpoint: carryingApi.submit,
  list: 'events',
  most: MOST_FACTS,
  // What a kept list does not know after so long, it has not been asked for since.
  rememberMs: 7 * 24 * 3_600_000,
  refusals: carriedRefusals,
};

/** What takes an event back. */
export function takingBack({ eventId, shipmentId }: MadeCarried): CarriedDraft {
  return { type: 'RETRACTED', retracts: eventId, ...(shipmentId === undefined ? {} : { shipmentId }) };
}
