// Where does an order stand, and where is each of its boxes, by what was said of them?
//
// The same for every order of the same facts: what phones upload late or twice changes nothing. What physically
// happened wins: a box that lies on a bus is not cancelled, the wish to have it back is told to whoever holds it.
import { compareTexts, firstDifference } from '../../comparing.js';
import { withoutRetracted } from '../../device-facts/fact-order.js';
import type { TripDay } from '../../parcels/custody/parcel-fact.js';
import type { ShipmentFact, ShipmentFactType } from './shipment-fact.js';
import { boxesDone, boxesOut, boxesReturned, boxesThere } from './shipment-state.js';
import type { BoxState, ShipmentState } from './shipment-state.js';

/** A box as it stands. */
export interface FoldedBox {
  /** From 1. */
  readonly no: number;
  readonly state: BoxState;
  /** Number of the way that it takes; absent before it was planned. */
  readonly way?: number;
  /** As it was weighed last. */
  readonly grams?: number;
  readonly waybill?: string;
  /** Why it goes nowhere, or with another bus. */
  readonly reason?: string;
  /** The bus on which it was put last. */
  readonly bus?: TripDay;
  /** True where its bus does not come and no other takes it in time. */
  readonly stranded?: true;
  /** True where its bus is at the hub and it was not on it, and nobody has found it since. */
  readonly short?: true;
  /** True where somebody wants back what is on its way already. */
  readonly wantedBack?: true;
  /** True where it lies at the point, was given back there, and nobody has said that its sender came for it. */
  readonly awaitsSender?: true;
}

/** An order with its boxes. */
export interface FoldedShipment {
  readonly state: ShipmentState;
  readonly boxes: readonly FoldedBox[];
}

/** How far each fact brings a box. */
const FAR: Readonly<Partial<Record<ShipmentFactType, BoxState>>> = {
  BOX_RECEIVED: 'received',
  LOADED: 'loaded',
  DEPARTED: 'in_transit',
  AT_HUB: 'at_hub',
  SCREEN_FAILED: 'at_hub',
  SCREENED: 'screened',
  HANDED_TO_CARRIER: 'handed_to_carrier',
  READY_AT_DEST: 'ready',
  CARRIER_RETURNS: 'returning',
  CARRIER_RETURNED: 'returned',
  DELIVERED: 'delivered',
  COLLECTED_AT_DEST: 'collected',
};
const WAY: readonly BoxState[] = ['planned', ...new Set(Object.values(FAR))];
/** Who says no decides before whoever changes their mind, and both before the clock. */
const OUT: readonly (readonly [ShipmentFactType, BoxState])[] = [
  ['REFUSED', 'refused'],
  ['CANCELLED', 'cancelled'],
  ['NO_SHOW', 'missed'],
];
/** What a carrier says of a number: the last word counts. */
const CARRIERS: ReadonlySet<ShipmentFactType> = new Set(['DELIVERED', 'CARRIER_RETURNS', 'CARRIER_RETURNED']);
const PLANS: ReadonlySet<ShipmentFactType> = new Set(['PLANNED', 'SPLIT', 'ROLLED_OVER', 'NO_WAY']);
const VERDICTS: ReadonlySet<ShipmentFactType> = new Set(['SCREENED', 'SCREEN_FAILED']);

/** How far along its way a box in `state` is; what is held back lies where it was found out. */
function wayIndex(state: BoxState): number {
  return WAY.indexOf(state === 'held_back' ? 'at_hub' : state);
}

/** Facts in their order, without slips: who said something may take it back. */
export function standingShipmentFacts(facts: readonly ShipmentFact[]): ShipmentFact[] {
  return withoutRetracted(facts, (by, what) => by.actor !== undefined && by.actor === what?.actor)
    .filter(({ type }) => type !== 'RETRACTED')
    .sort(inTime);
}

/** Folds the facts of an order of so many boxes. */
export function foldShipment(facts: readonly ShipmentFact[], count: number): FoldedShipment {
  const sorted = standingShipmentFacts(facts);
  const boxes = Array.from({ length: count }, (_each, index) => foldBox(sorted, index + 1));
  return { state: stateOf(sorted, boxes), boxes };
}

function foldBox(sorted: readonly ShipmentFact[], no: number): FoldedBox {
  const named = sorted.filter(({ boxes }) => boxes === undefined || boxes.includes(no));
  const own = named.filter((fact) => (fact.type !== 'DEPARTED' || tookAlong(named, fact)) && isLastWord(named, fact));
  const has = (type: ShipmentFactType): boolean => own.some((fact) => fact.type === type);
  const far = Math.max(0, ...own.map(({ type }) => wayIndex(FAR[type] ?? 'planned')));
  const isShort = far < wayIndex('at_hub') && isSince(own, 'SHORT', ({ type }) => type === 'LOADED');
  const isLost = isSince(own, 'LOST', ({ type }) => FAR[type] !== undefined || type === 'TAKEN_BACK');
  const isOnBoard = far >= wayIndex('loaded');
  const latest = <Value>(of: (fact: ShipmentFact) => Value | undefined): Value | undefined =>
    own.reduce<Value | undefined>((last, fact) => of(fact) ?? last, undefined);
  const lastPlan = latest(({ type }) => (PLANS.has(type) ? type : undefined));
  const verdict = latest(({ type }) => (VERDICTS.has(type) ? type : undefined));
  const standing = stateOfBox(has, far, verdict);
  const state = isLost && !boxesDone.has(standing) && !boxesOut.has(standing) ? 'lost' : standing;
  const optional = {
    way: latest(({ type, way }) => (PLANS.has(type) ? way : undefined)),
    grams: latest(({ type, grams }) => (type === 'BOX_RECEIVED' ? grams : undefined)),
    waybill: latest(({ waybill }) => waybill),
    reason: latest(({ reason }) => reason),
    bus: latest(({ type, tripId, serviceDate }) =>
      type === 'LOADED' && tripId !== undefined && serviceDate !== undefined ? { tripId, serviceDate } : undefined,
    ),
  };
  const isWantedBack =
    isOnBoard && (has('REFUSED') || has('CANCELLED')) && !boxesThere.has(state) && !boxesReturned.has(state);
  return {
    ...{ no, state },
    ...(optional.way === undefined ? {} : { way: optional.way }),
    ...(optional.grams === undefined ? {} : { grams: optional.grams }),
    ...(optional.waybill === undefined ? {} : { waybill: optional.waybill }),
    ...(optional.reason === undefined ? {} : { reason: optional.reason }),
    ...(optional.bus === undefined ? {} : { bus: optional.bus }),
    ...(isOnBoard || lastPlan !== 'NO_WAY' ? {} : { stranded: true as const }),
    ...(isShort && !boxesOut.has(state) ? { short: true as const } : {}),
    ...(isWantedBack && !boxesOut.has(state) ? { wantedBack: true as const } : {}),
    ...(state === 'cancelled' && far === wayIndex('received') ? { awaitsSender: true as const } : {}),
  };
}

/** True where it was said, and nothing since that speaks against it. */
function isSince(
  own: readonly ShipmentFact[],
  what: ShipmentFactType,
  against: (fact: ShipmentFact) => boolean,
): boolean {
  const said = own.map(({ type }) => type).lastIndexOf(what);
  return said >= 0 && !own.slice(said + 1).some(against);
}

/** What is on board is not cancelled; what its sender has in hand again goes nowhere, unless somebody got it all the same. */
function stateOfBox(
  has: (type: ShipmentFactType) => boolean,
  far: number,
  verdict: ShipmentFactType | undefined,
): BoxState {
  if (has('TAKEN_BACK') && far < wayIndex('delivered')) return 'taken_back';
  // Whoever brought it has shown up, however late somebody says otherwise.
  const out = OUT.find(([type]) => has(type) && (type !== 'NO_SHOW' || far === 0));
  if (out && far < wayIndex('loaded'))
    return out[1] === 'cancelled' && far === wayIndex('received') && has('FETCHED_BACK') ? 'taken_back' : out[1];
  // Whoever has handed it over all the same has handed it over.
  if (verdict === 'SCREEN_FAILED' && far <= wayIndex('screened')) return 'held_back';
  return WAY[far] ?? 'planned';
}

/** A bus takes along what was put on it, unless that was put on another one before it left. Clocks of phones differ. */
function tookAlong(own: readonly ShipmentFact[], left: ShipmentFact): boolean {
  if (left.tripId === undefined) return true;
  const isOnIt = ({ type, tripId, serviceDate }: ShipmentFact): boolean =>
    type === 'LOADED' && tripId === left.tripId && serviceDate === left.serviceDate;
  const on = own.map(isOnIt).lastIndexOf(true);
  const between = own.slice(on + 1, Math.max(on + 1, own.indexOf(left)));
  return on >= 0 && !between.some(({ type }) => type === 'LOADED');
}

/** Of its carrier's words the last one, and none that was said of a number that is not on the box after all. */
function isLastWord(named: readonly ShipmentFact[], { type, eventId }: ShipmentFact): boolean {
  if (!CARRIERS.has(type)) return true;
  const label = named.filter((fact) => fact.type === 'HANDED_TO_CARRIER').at(-1)?.waybill;
  const words = named.filter(
    (fact) => CARRIERS.has(fact.type) && (fact.waybill === undefined || fact.waybill === label),
  );
  return words.at(-1)?.eventId === eventId;
}

function stateOf(sorted: readonly ShipmentFact[], boxes: readonly FoldedBox[]): ShipmentState {
  const said = (type: ShipmentFactType): boolean => sorted.some((fact) => fact.type === type);
  const going = boxes.filter(({ state }) => !boxesOut.has(state));
  if (going.length === 0) return outState(boxes);
  if (!said('BOOKED')) {
    if (said('HOLD_EXPIRED')) return 'expired';
    return said('HELD') ? 'held' : 'waiting';
  }
  if (going.every(({ state }) => boxesDone.has(state))) return 'completed';
  const far = going.map(({ state }) => wayIndex(state));
  if (far.some((each) => each >= wayIndex('loaded'))) return 'moving';
  if (far.every((each) => each >= wayIndex('received'))) return 'received';
  return far.some((each) => each >= wayIndex('received')) ? 'partly_received' : 'booked';
}

function outState(boxes: readonly FoldedBox[]): ShipmentState {
  if (boxes.some(({ state }) => state === 'lost')) return 'completed';
  if (boxes.some(({ state }) => state === 'refused')) return 'rejected';
  const isBack = boxes.some(({ state }) => state === 'cancelled' || state === 'taken_back');
  return isBack ? 'cancelled' : 'expired';
}

/**
 * The order of facts from many phones; what the server said in one moment stands as it follows from one another. In one
 * millisecond a bus leaves before anything is put on another one: which phone said it, by its name, decides nothing.
 */
function inTime(one: ShipmentFact, other: ShipmentFact): number {
  const leaves = ({ type }: ShipmentFact): number => (type === 'DEPARTED' ? 0 : 1);
  return firstDifference(
    compareTexts(one.at, other.at),
    leaves(one) - leaves(other),
    compareTexts(one.deviceId ?? '', other.deviceId ?? ''),
    (one.deviceSeq ?? 0) - (other.deviceSeq ?? 0),
    compareTexts(one.eventId, other.eventId),
  );
}
