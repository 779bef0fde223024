// May this person say this of these boxes?
import { carriedKinds, carryingPolicy, normalWaybill } from '@kehuoyou/shared';
import type { CarriedEvent, CarriedKind, CarriedRefusal, Jurisdiction, TripDay } from '@kehuoyou/shared';
import type { Caller } from '../../http/caller.js';

/** Boxes of one order that an event may be about. */
export interface CarriedTarget {
  readonly shipmentId: string;
  /** Boxes of the whole order. */
  readonly count: number;
  readonly boxes: readonly number[];
  readonly place: Jurisdiction;
  readonly hub: Jurisdiction;
}

/** What a judgement depends on. */
export interface CarryingContext {
  readonly caller: Caller;
  /** What an event may be about: of a code several, of an order that there is not none. */
  readonly targetsOf: (event: CarriedEvent) => readonly CarriedTarget[];
  /** The company and line of a trip; undefined when it does not run on that day. */
  readonly busOf: (tripId: string, serviceDate: string) => Jurisdiction | undefined;
  /** The bus of which something is said, or taken back. */
  readonly tripOf: (event: CarriedEvent) => TripDay | undefined;
}

/** An event that is taken, with its boxes, or refused. */
export type JudgedCarrying = { readonly event: CarriedEvent } & (
  { readonly target: CarriedTarget; readonly waybill?: string } | { readonly refusal: CarriedRefusal }
);

/** Judges one event. Whether it fits the others is not decided here: the fold does that, and stops nobody. */
export function judgeCarrying(
  event: CarriedEvent,
  { caller, targetsOf, busOf, tripOf }: CarryingContext,
): JudgedCarrying {
  const kind: CarriedKind = carriedKinds[event.type];
  if ((kind.needs ?? []).some((field) => event[field] === undefined)) return { event, refusal: 'incomplete' };
  const waybill = event.waybill === undefined ? undefined : normalWaybill(event.waybill);
  if (event.type === 'HANDED_TO_CARRIER' && waybill === undefined) return { event, refusal: 'waybill_not_valid' };
  const trip = tripOf(event);
  const bus = trip && busOf(trip.tripId, trip.serviceDate);
  if (event.tripId !== undefined && bus === undefined) return { event, refusal: 'trip_not_found' };
  // An order that does not exist and one that is somebody else's answer alike.
  const [target, another] = targetsOf(event).filter(
    ({ place, hub }) =>
      carryingPolicy[event.type].roleFor(caller, { place, hub, ...(bus === undefined ? {} : { bus }) }) !== undefined,
  );
  if (target === undefined) return { event, refusal: 'not_yours' };
  if (another !== undefined) return { event, refusal: 'code_unclear' };
  if (event.type !== 'RETRACTED' && !areBoxes(target)) return { event, refusal: 'incomplete' };
  if (event.type === 'HANDED_TO_CARRIER' && target.boxes.length !== 1) return { event, refusal: 'one_waybill_each' };
  return { event, target, ...(waybill === undefined ? {} : { waybill }) };
}

/** True for boxes of the order, each named once. */
function areBoxes({ boxes, count }: CarriedTarget): boolean {
  return boxes.length > 0 && new Set(boxes).size === boxes.length && boxes.every((no) => no >= 1 && no <= count);
}
