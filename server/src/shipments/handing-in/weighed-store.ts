// What do boxes come to that weigh otherwise than was said, in fen and in room on their bus?
import { boxFen, isAsSaid, owedFen } from '@kehuoyou/shared';
import type { HandInAsk } from '@kehuoyou/shared';
import type { WantedRide } from '../../parcels/loading/cargo-space.service.js';
import { lineOfBox, orderPrefix, ridesOfBoxes, waitingFor } from '../booking/placed-boxes.js';
import type { ShipmentWayEntity, WholeShipment } from '../booking/shipment.entity.js';

/** Whole fen by which the order costs more; less than nothing where it costs less. */
export function priceChange(
  { quote, folded }: Pick<WholeShipment, 'quote' | 'folded'>,
  { received, refused }: HandInAsk,
): number {
  const lineOf = (no: number) => quote.lines.find((line) => line.no === lineOfBox(quote, no));
  const more = received.reduce((sum, { no, grams }) => {
    const line = lineOf(no);
    return line ? sum + owedFen(quote, line, grams) - boxFen(line) : sum;
  }, 0);
  return refused.reduce((sum, { no }) => {
    const line = lineOf(no);
    // Of what nobody brought in time nothing is owed any more.
    const isMissed = folded.boxes.some((box) => box.no === no && box.state === 'missed');
    return line && !isMissed ? sum - boxFen(line) : sum;
  }, more);
}

/** Ways on which something weighs otherwise, or does not ride at all. */
export function changedWays(
  { quote, folded, ways }: WholeShipment,
  { received, refused }: HandInAsk,
): ShipmentWayEntity[] {
  const changed = new Set([
    ...received.filter(({ grams }) => !isAsSaid(quote.grams, grams)).map(({ no }) => no),
    ...refused.map(({ no }) => no),
  ]);
  return ways.filter(({ no }) => folded.boxes.some((box) => box.way === no && changed.has(box.no)));
}

/** What the boxes of a way that still wait for it take on each of its buses, as they were weighed; nothing where none does. */
export function weighedRides(whole: WholeShipment, way: ShipmentWayEntity): WantedRide[] {
  return ridesOfBoxes(whole, way, waitingFor(whole, way.no), `${orderPrefix(whole.row.id)}${way.no}`);
}
