// Where is every box now, by the server's answer and by what this phone has done since?
import { busIntoHub, foldShipment, groupBy, normalBoxCode, normalWaybill, OWN_ACTOR } from '@kehuoyou/shared';
import type {
  CarriedAt,
  CarriedLine,
  CarriedOrder,
  CarryingBus,
  FoldedBox,
  ShipmentFact,
  TripDay,
} from '@kehuoyou/shared';
import type { CarriedDraft, MadeCarried } from './carried-queue';

/** A box with what is known of it. */
export interface CarriedBox extends FoldedBox {
  readonly order: CarriedOrder;
  readonly code: string;
  readonly line: CarriedLine;
}

/** Every box of every order, folded as the server folds it. */
export function boxesNow({ orders }: CarriedAt, made: readonly MadeCarried[]): CarriedBox[] {
  return orders.flatMap((order) => {
    const own = made.filter(({ shipmentId }) => shipmentId === order.id).map(factOf);
    return foldShipment([...order.facts, ...own], order.count).boxes.flatMap((box): CarriedBox[] => {
      const line = lineOf(order, box.no);
      const code = order.codes.find(({ no }) => no === box.no)?.code ?? `第 ${box.no} 箱`;
      return line === undefined ? [] : [{ ...box, order, code, line }];
    });
  });
}

function factOf(event: MadeCarried): ShipmentFact {
  const { ageMs: _age, occurredAt, shipmentId: _order, code: _code, waybill, ...fact } = event;
  return {
    ...fact,
    at: new Date(occurredAt).toISOString(),
    actor: OWN_ACTOR,
    ...(waybill === undefined ? {} : { waybill: normalWaybill(waybill) ?? waybill }),
  };
}

/** Boxes are counted line by line. */
function lineOf({ lines }: CarriedOrder, no: number): CarriedLine | undefined {
  let last = 0;
  return lines.find(({ count }) => no <= (last += count));
}

/** Names a box among all. */
export function boxKey({ order, no }: Pick<CarriedBox, 'order' | 'no'>): string {
  return `${order.id} ${no}`;
}

/** The boxes of a code as it was typed or scanned that are due, for two points may give the same one; where none is, one that is not. */
export function boxesOfCode(
  boxes: readonly CarriedBox[],
  text: string,
  isDue: (box: CarriedBox) => boolean,
): readonly CarriedBox[] {
  const code = normalBoxCode(text);
  const called = code === undefined ? [] : boxes.filter((box) => box.code === code);
  const due = called.filter(isDue);
  return due.length > 0 ? due : called.slice(0, 1);
}

/** Boxes of one bus; without one where it is not known any more. */
export interface BusBoxes {
  readonly bus: CarryingBus | undefined;
  readonly boxes: readonly CarriedBox[];
}

/** The bus onto which it was put or, at the point, is to be put; at the hub the one that brings it there. */
export function busOf(box: CarriedBox, seenFrom: 'point' | 'hub'): TripDay | undefined {
  if (seenFrom === 'hub') return busIntoHub(box, box.order.ways);
  return box.bus ?? box.order.ways.find(({ no }) => no === box.way)?.rides[0];
}

/** Boxes by their bus, in the order of the buses. */
export function byBus(
  boxes: readonly CarriedBox[],
  buses: readonly CarryingBus[],
  seenFrom: 'point' | 'hub',
): readonly BusBoxes[] {
  const groups = groupBy(boxes, (box) => nameOf(busOf(box, seenFrom)));
  const known = buses.flatMap((bus) => {
    const some = groups.get(nameOf(bus));
    return some === undefined ? [] : [{ bus, boxes: some }];
  });
  const rest = boxes.filter((box) => !buses.some((bus) => nameOf(bus) === nameOf(busOf(box, seenFrom))));
  return rest.length === 0 ? known : [...known, { bus: undefined, boxes: rest }];
}

function nameOf(trip: TripDay | undefined): string {
  return trip === undefined ? '' : `${trip.serviceDate} ${trip.tripId}`;
}

/** True for the same bus. */
export function isBus(one: TripDay | undefined, other: TripDay | undefined): boolean {
  return one !== undefined && nameOf(one) === nameOf(other);
}

/** The same of all these boxes, one event for each order. */
export function draftsFor(
  boxes: readonly { readonly no: number; readonly order: { readonly id: string } }[],
  said: Omit<CarriedDraft, 'shipmentId' | 'boxes'>,
): CarriedDraft[] {
  return [...groupBy(boxes, ({ order }) => order.id)].map(([shipmentId, some]) => ({
    ...said,
    shipmentId,
    boxes: some.map(({ no }) => no),
  }));
}

/** What this phone did last of what is meant: one act may be an event for each of several orders, made in one moment. */
export function lastAct(
  made: readonly MadeCarried[],
  isMeant: (fact: MadeCarried) => boolean = () => true,
): readonly MadeCarried[] {
  const gone = new Set(made.map(({ retracts }) => retracts));
  const standing = made.filter((fact) => fact.type !== 'RETRACTED' && !gone.has(fact.eventId) && isMeant(fact));
  const last = standing[standing.length - 1];
  if (last === undefined) return [];
  const isOfIt = ({ type, occurredAt }: MadeCarried): boolean =>
    type === last.type && Date.parse(last.occurredAt) - Date.parse(occurredAt) <= ONE_ACT_MS;
  return standing.slice(standing.map(isOfIt).lastIndexOf(false) + 1);
}

/** Between the first and the last event of one press of a button. */
const ONE_ACT_MS = 50;
