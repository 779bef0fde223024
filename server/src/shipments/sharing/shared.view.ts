// How far are the boxes of a line, to whoever bought them?
import { boxesOut, boxesReturned, boxesThere, sharedPlaceOf, sharedPlaces } from '@kehuoyou/shared';
import type { BusRide, FoldedBox, QuotedLine, SharedShipment } from '@kehuoyou/shared';
import { lineOfBox } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { promiseOf } from '../quoting/quoted-lines.js';

/** What the order does not say itself. */
export interface SharedContext {
  readonly hubName: string | undefined;
  /** When a bus is there, ISO 8601. */
  readonly arrivalOf: (ride: BusRide) => string;
}

/** A line without anybody's name, number or address, and without what it cost. */
export function sharedView(whole: WholeShipment, line: QuotedLine, context: SharedContext): SharedShipment {
  const boxes = whole.folded.boxes.filter(({ no }) => lineOfBox(whole.quote, no) === line.no);
  const expected = expectedOf(whole, line, boxes, context);
  const { hubName } = context;
  return {
    ...{ goods: whole.quote.goods, count: boxes.length, to: line.to },
    ...(line.carrierName === undefined ? {} : { carrierName: line.carrierName }),
    ...(line.to === 'county_pickup' && hubName !== undefined ? { pickUpAt: hubName } : {}),
    places: [...sharedPlaces].reverse().flatMap((place) => {
      const some = boxes.filter(({ state }) => sharedPlaceOf[state] === place).length;
      return some === 0 ? [] : [{ place, boxes: some }];
    }),
    ...(expected === undefined ? {} : { expected }),
  };
}

/** By when the last of them is there; nobody can say while one has no bus. */
function expectedOf(
  { quote, ways }: WholeShipment,
  line: QuotedLine,
  boxes: readonly FoldedBox[],
  { arrivalOf }: SharedContext,
): string | undefined {
  const isOver = (state: FoldedBox['state']): boolean =>
    boxesOut.has(state) || boxesThere.has(state) || boxesReturned.has(state) || state === 'ready';
  const going = boxes.filter(({ state }) => !isOver(state));
  if (going.length === 0 || going.some(({ stranded }) => stranded === true)) return undefined;
  const used = ways.filter(({ no }) => going.some((box) => box.way === no));
  const times = used.flatMap(({ rides, handInBy }) => {
    const last = rides.at(-1);
    return last ? [promiseOf(line, { handInBy, arrival: arrivalOf(last) }, quote.freshHours).by] : [];
  });
  return times.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}
