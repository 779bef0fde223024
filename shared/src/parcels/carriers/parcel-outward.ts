// What do carriers and other apps hear of a parcel that is with us?
import type { ParcelException, ParcelState } from '../custody/parcel-state.js';
import type { CarrierReason, CarrierState, CarrierStatus } from './carrier-status.js';

/** Once it is on the bus to the village, it is on its last way. Handed back, it is the carrier's to bring home. */
const STATUS: Readonly<Record<ParcelState, CarrierState>> = {
  expected: { status: 'pending' },
  at_hub: { status: 'in_transit' },
  sorted: { status: 'in_transit' },
  loaded: { status: 'in_transit' },
  in_transit: { status: 'out_for_delivery' },
  at_town: { status: 'out_for_delivery' },
  at_point: { status: 'out_for_delivery' },
  ready: { status: 'at_station' },
  collected: { status: 'signed', reason: 'from_station' },
  returning: { status: 'returning' },
  returned: { status: 'returning' },
  lost: { status: 'problem', reason: 'lost' },
  // That it is looked at is nobody's business but the authorities'.
  held: { status: 'problem', reason: 'held' },
};

/** Undefined: nothing that concerns anybody outside. */
const REASON: Readonly<Record<ParcelException, CarrierReason | 'refused' | undefined>> = {
  missort: 'missort',
  short: 'short',
  extra: undefined,
  damaged: 'damaged',
  refused: 'refused',
  contact_bad: 'contact_bad',
  no_consent: 'no_consent',
  disputed: 'disputed',
};

/** These end what can be wrong with it; a dispute alone outlives its being collected. */
const SETTLED: ReadonlySet<CarrierStatus> = new Set(['signed', 'returning']);

/** A parcel's state and its open exceptions, as others understand them: of several exceptions the first that is theirs to know. */
export function outwardState(state: ParcelState, exceptions: readonly ParcelException[] = []): CarrierState {
  const plain = STATUS[state];
  if (plain.status === 'problem') return plain;
  const told = exceptions
    .filter((each) => each === 'disputed' || !SETTLED.has(plain.status))
    .map((each) => REASON[each])
    .find((each) => each !== undefined);
  if (told === undefined) return plain;
  return told === 'refused' ? { status: 'refused' } : { status: 'problem', reason: told };
}
