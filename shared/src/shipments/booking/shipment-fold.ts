// Where does an order stand, and where is each of its boxes, by what was said of them?
//
// The same for every order of the same facts: what phones upload late or twice changes nothing. What physically
// happened wins: a box that lies on a bus is not cancelled, the wish to have it back is told to whoever holds it.
import { compareTexts, firstDifference } from '../../comparing.js';
import type { ShipmentFact, ShipmentFactType } from './shipment-fact.js';
import { boxesOut, boxesThere } from './shipment-state.js';
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
  /** True where its bus does not come and no other takes it in time. */
  readonly stranded?: true;
  /** True where somebody wants back what is on its way already. */
  readonly wantedBack?: true;
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
  SCREENED: 'screened',
  HANDED_TO_CARRIER: 'handed_to_carrier',
  READY_AT_DEST: 'ready',
  DELIVERED: 'delivered',
  COLLECTED_AT_DEST: 'collected',
};
const WAY: readonly BoxState[] = ['planned', ...Object.values(FAR)];
/** Who says no decides before whoever changes their mind, and both before the clock. */
const OUT: readonly (readonly [ShipmentFactType, BoxState])[] = [
  ['REFUSED', 'refused'],
  ['CANCELLED', 'cancelled'],
  ['NO_SHOW', 'missed'],
];
const PLANS: ReadonlySet<ShipmentFactType> = new Set(['PLANNED', 'ROLLED_OVER', 'NO_WAY']);

/** Folds the facts of an order of so many boxes. */
export function foldShipment(facts: readonly ShipmentFact[], count: number): FoldedShipment {
  const sorted = [...new Map(facts.map((fact) => [fact.eventId, fact])).values()].sort(inTime);
  const boxes = Array.from({ length: count }, (_each, index) => foldBox(sorted, index + 1));
  return { state: stateOf(sorted, boxes), boxes };
}

function foldBox(sorted: readonly ShipmentFact[], no: number): FoldedBox {
  const own = sorted.filter(({ boxes }) => boxes === undefined || boxes.includes(no));
  const has = (type: ShipmentFactType): boolean => own.some((fact) => fact.type === type);
  const far = Math.max(0, ...own.map(({ type }) => WAY.indexOf(FAR[type] ?? 'planned')));
  const isOnBoard = far >= WAY.indexOf('loaded');
  // Whoever brought it has shown up, however late somebody says otherwise.
  const out = OUT.find(([type]) => has(type) && (type !== 'NO_SHOW' || far === 0));
  const latest = <Value>(of: (fact: ShipmentFact) => Value | undefined): Value | undefined =>
    own.reduce<Value | undefined>((last, fact) => of(fact) ?? last, undefined);
  const lastPlan = latest(({ type }) => (PLANS.has(type) ? type : undefined));
  const optional = {
    way: latest(({ type, way }) => (PLANS.has(type) ? way : undefined)),
    grams: latest(({ type, grams }) => (type === 'BOX_RECEIVED' ? grams : undefined)),
    waybill: latest(({ waybill }) => waybill),
    reason: latest(({ reason }) => reason),
  };
  return {
    no,
    state: out && !isOnBoard ? out[1] : (WAY[far] ?? 'planned'),
    ...(optional.way === undefined ? {} : { way: optional.way }),
    ...(optional.grams === undefined ? {} : { grams: optional.grams }),
    ...(optional.waybill === undefined ? {} : { waybill: optional.waybill }),
    ...(optional.reason === undefined ? {} : { reason: optional.reason }),
    ...(isOnBoard || lastPlan !== 'NO_WAY' ? {} : { stranded: true as const }),
    ...(isOnBoard && (has('REFUSED') || has('CANCELLED')) ? { wantedBack: true as const } : {}),
  };
}

function stateOf(sorted: readonly ShipmentFact[], boxes: readonly FoldedBox[]): ShipmentState {
  const said = (type: ShipmentFactType): boolean => sorted.some((fact) => fact.type === type);
  const going = boxes.filter(({ state }) => !boxesOut.has(state));
  if (going.length === 0) return outState(boxes);
  if (!said('BOOKED')) {
    if (said('HOLD_EXPIRED')) return 'expired';
    return said('HELD') ? 'held' : 'waiting';
  }
  if (going.every(({ state }) => boxesThere.has(state))) return 'completed';
  const far = going.map(({ state }) => WAY.indexOf(state));
  if (far.some((each) => each >= WAY.indexOf('loaded'))) return 'moving';
  if (far.every((each) => each >= WAY.indexOf('received'))) return 'received';
  return far.some((each) => each >= WAY.indexOf('received')) ? 'partly_received' : 'booked';
}

function outState(boxes: readonly FoldedBox[]): ShipmentState {
  if (boxes.some(({ state }) => state === 'refused')) return 'rejected';
  return boxes.some(({ state }) => state === 'cancelled') ? 'cancelled' : 'expired';
}

/** Facts of one moment stand in the order in which they follow from one another. */
function inTime(one: ShipmentFact, other: ShipmentFact): number {
  return firstDifference(compareTexts(one.at, other.at), compareTexts(one.eventId, other.eventId));
}
