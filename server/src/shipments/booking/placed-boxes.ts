// Which box takes which way, and what does that take on which bus?
import type {
  BusRide,
  Canceller,
  CancelRule,
  Cargo,
  FoldedBox,
  FoldedShipment,
  Quote,
  ShipmentFact,
  SplitPart,
} from '@kehuoyou/shared';
import {
  boxesOut,
  boxFen,
  boxLimits,
  cancelRuleAt,
  Failure,
  firstDifference,
  groupBy,
  keptFen,
  litresOf,
  owedFen,
} from '@kehuoyou/shared';
import type { WantedRide } from '../../parcels/loading/cargo-space.service.js';

/** Begins the name of everything that orders have on buses. */
export const ORDERS = 'order ';

/** Begins the name of everything that one order has on buses. */
export function orderPrefix(shipmentId: string): string {
  return `${ORDERS}${shipmentId} `;
}

/** The order of such a name. */
export function orderOf(unit: string): string {
  return unit.slice(ORDERS.length).split(' ')[0] ?? '';
}

/** The way of such a name. */
export function wayOf(unit: string): number {
  return Number(unit.slice(ORDERS.length).split(' ')[1]);
}

/** Boxes by number that take one way. */
export interface PlacedPart {
  readonly way: number;
  readonly boxes: readonly number[];
}

/** Boxes are counted line by line, and the first ones take the first bus. Together they must be all, each way named once. */
export function placedParts({ count, ways }: Quote, parts: readonly SplitPart[]): PlacedPart[] {
  const named = new Set(parts.map(({ way }) => way));
  const isWhole =
    named.size === parts.length &&
    parts.every(({ way, boxes }) => way < ways.length && boxes >= 1) &&
    parts.reduce((sum, { boxes }) => sum + boxes, 0) === count;
  if (!isWhole || count > boxLimits.boxes) throw new Failure('split_not_whole', 'parts');
  const at = (way: number): number => Date.parse(ways[way]?.departure ?? '');
  let last = 0;
  return [...parts]
    .sort((a, b) => firstDifference(at(a.way) - at(b.way), a.way - b.way))
    .map(({ way, boxes }) => {
      const numbers = Array.from({ length: boxes }, (_each, index) => last + index + 1);
      last += boxes;
      return { way, boxes: numbers };
    });
}

/** The line of a box. */
export function lineOfBox({ lines }: Pick<Quote, 'lines'>, no: number): number {
  let last = 0;
  for (const line of lines) {
    last += line.count;
    if (no <= last) return line.no;
  }
  return lines.at(-1)?.no ?? 1;
}

/** A way as an order has it. */
export interface OrderWay {
  readonly no: number;
  readonly rides: readonly BusRide[];
  readonly chilled: boolean;
}

/** What an order takes on buses: so many boxes over each ride of each of its ways. */
export function wantedRides(
  order: { readonly id: string; readonly hubId: string; readonly quote: Quote },
  ways: readonly OrderWay[],
  boxesOn: (way: number) => number,
): WantedRide[] {
  const { grams, lengthMm, widthMm, heightMm } = order.quote;
  const litres = litresOf({ mm: [lengthMm, widthMm, heightMm] });
  return ways.flatMap(({ no, rides, chilled }): WantedRide[] => {
    const boxes = boxesOn(no);
    if (boxes === 0) return [];
    return rides.map((ride) => ({
      unit: `${orderPrefix(order.id)}${no}`,
      trip: { tripId: ride.tripId, serviceDate: ride.serviceDate },
      ...{ fromSequence: ride.fromSequence, toSequence: ride.toSequence, toPointId: order.hubId, chilled },
      cargo: { grams: grams * boxes, litres: litres * boxes, pieces: boxes },
    }));
  });
}

/** Boxes that still go and take this way, and were put on no bus yet; what it leaves behind takes no way at all. */
export function waitingFor({ folded }: { readonly folded: FoldedShipment }, way: number): FoldedBox[] {
  return folded.boxes.filter(
    (box) => box.way === way && box.bus === undefined && box.stranded !== true && !boxesOut.has(box.state),
  );
}

/** What these boxes come to, as they were weighed. */
export function cargoOfBoxes(quote: Quote, boxes: readonly FoldedBox[]): Cargo {
  const litres = litresOf({ mm: [quote.lengthMm, quote.widthMm, quote.heightMm] });
  const grams = boxes.reduce((sum, box) => sum + (box.grams ?? quote.grams), 0);
  return { grams, litres: litres * boxes.length, pieces: boxes.length };
}

/** What these boxes take over each ride of a way, under the name `unit`; nothing where there is none. */
export function ridesOfBoxes(
  { row, quote }: { readonly row: { readonly hubId: string }; readonly quote: Quote },
  { rides, chilled }: Pick<OrderWay, 'rides' | 'chilled'>,
  boxes: readonly FoldedBox[],
  unit: string,
): WantedRide[] {
  if (boxes.length === 0) return [];
  const cargo = cargoOfBoxes(quote, boxes);
  return rides.map(({ tripId, serviceDate, fromSequence, toSequence }) => ({
    ...{ unit, trip: { tripId, serviceDate }, fromSequence, toSequence, toPointId: row.hubId, chilled, cargo },
  }));
}

/** What the boxes of a way that still wait for its bus come to; those that it leaves behind do not. */
export function cargoOnWay(
  { quote, folded }: { readonly quote: Quote; readonly folded: FoldedShipment },
  way: number,
): Cargo {
  return cargoOfBoxes(quote, waitingFor({ folded }, way));
}

/** How many boxes that still go take each way. */
export function boxesByWay(boxes: readonly FoldedBox[]): (way: number) => number {
  return (way) => boxes.filter((box) => box.way === way && !boxesOut.has(box.state)).length;
}

/** A fact before it is written. */
export type NewFact = Omit<ShipmentFact, 'eventId' | 'at'>;

/** True where the company or a keeper moved boxes to another bus, or none took them: whoever cancels then did not change their mind. */
export function wasMovedByOthers(facts: readonly ShipmentFact[], no?: number): boolean {
  return facts.some(
    ({ type, reason, boxes }) =>
      (type === 'ROLLED_OVER' || type === 'NO_WAY' || (type === 'SPLIT' && reason !== undefined)) &&
      (no === undefined || boxes === undefined || boxes.includes(no)),
  );
}

/** Boxes that nobody has put on a bus, and that still go. */
export function boxesToMove({ boxes }: FoldedShipment): FoldedBox[] {
  return boxes.filter(({ state }) => state === 'planned' || state === 'received');
}

/** True of an order that was booked and of which nothing was brought anywhere yet. */
export function isAllAtHome({ folded }: { readonly folded: FoldedShipment }): boolean {
  const going = boxesToMove(folded);
  return folded.state === 'booked' && going.length > 0 && going.every(({ state }) => state === 'planned');
}

/** Since when the first of these boxes lies at the counter, ISO 8601; undefined where none of them was brought. */
export function broughtSince(
  facts: readonly ShipmentFact[],
  boxes: readonly Pick<FoldedBox, 'no'>[],
): string | undefined {
  const brought = facts.filter(
    ({ type, boxes: named }) =>
      type === 'BOX_RECEIVED' && (named === undefined || boxes.some(({ no }) => named.includes(no))),
  );
  return brought.map(({ at }) => at).sort()[0];
}

/** How many of the boxes still go. */
export function boxesGoing({ boxes }: FoldedShipment): number {
  return boxes.filter(({ state }) => !boxesOut.has(state)).length;
}

/** What is owed for these boxes, as they were weighed, and what of it is for the bus; whole fen. */
export function faresOf(quote: Quote, boxes: readonly FoldedBox[]): { readonly fen: number; readonly bus: number } {
  let [fen, bus] = [0, 0];
  for (const { no, grams } of boxes) {
    const line = quote.lines.find((each) => each.no === lineOfBox(quote, no));
    if (!line) continue;
    fen += owedFen(quote, line, grams);
    bus += boxFen({ parts: line.parts.filter(({ kind }) => kind === 'bus') });
  }
  return { fen, bus };
}

/** What is kept of the fare of boxes that are taken back at an instant, by rule; whole fen. */
export function keptOf(
  {
    row,
    quote,
    ways,
  }: { readonly row: { readonly leavesAt: Date }; readonly quote: Quote; readonly ways: readonly OrderWay[] },
  boxes: readonly FoldedBox[],
  by: Canceller,
  at: Date,
): { readonly fen: number; readonly rule: CancelRule }[] {
  // Each by the bus that it would have taken: of two, one may leave in minutes and the other in the afternoon.
  return [...groupBy(boxes, ({ way }) => way ?? 0)].flatMap(([no, some]) => {
    const departure = ways.find((way) => way.no === no)?.rides[0]?.departure;
    const leavesAt = departure === undefined ? row.leavesAt.getTime() : Date.parse(departure);
    const rule = cancelRuleAt(by, Math.max(0, (leavesAt - at.getTime()) / 60_000));
    return rule ? [{ fen: keptFen(rule, faresOf(quote, some).bus), rule }] : [];
  });
}
