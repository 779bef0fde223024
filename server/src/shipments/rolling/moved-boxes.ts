// Which boxes take another way now, and how is that written down and told?
import type { CountyWay } from '../capacity/county-way.js';
import type { NewFact } from '../booking/placed-boxes.js';
import type { RolledBoxes } from './rolled-words.js';

/** Boxes with the way that they take now, which is written down. */
export interface Moved {
  readonly no: number;
  readonly boxes: readonly number[];
  readonly way: CountyWay;
}

/** What is said of boxes that go on with later buses, and of those that none takes. */
export function movedFacts(
  moved: readonly Moved[],
  left: readonly number[],
  reason: string,
): { readonly facts: readonly NewFact[]; readonly rolled: readonly RolledBoxes[] } {
  const facts: NewFact[] = moved.map(({ no, boxes }) => ({ type: 'ROLLED_OVER', way: no, boxes, reason }));
  const rolled = moved.map(({ boxes, way }) => rolledOf(boxes, way));
  if (left.length === 0) return { facts, rolled };
  return { facts: [...facts, { type: 'NO_WAY', boxes: left, reason }], rolled: [...rolled, { boxes: left.length }] };
}

/** Boxes with what becomes of them. */
export function rolledOf(
  boxes: readonly number[],
  { rides, departure, arrival, handInBy }: CountyWay,
): RolledBoxes & { readonly departure: string } {
  return { boxes: boxes.length, departure, arrival, handInBy, routeName: rides[0]?.routeName ?? '' };
}
