// Which boxes take another way now, and how is that written down and told?
import type { FoldedBox } from '@kehuoyou/shared';
import type { CountyWay } from '../capacity/county-way.js';
import type { NewFact } from '../booking/placed-boxes.js';
import type { RolledBoxes } from './rolled-words.js';

/** Boxes with the way that they take now, which is written down. */
export interface Moved {
  readonly no: number;
  readonly boxes: readonly number[];
  readonly way: CountyWay;
}

/** What is said of boxes that go on with later buses, and of those that none takes; of all of them, `boxes`, some are at home. */
export function movedFacts(
  moved: readonly Moved[],
  left: readonly number[],
  { reason, boxes: all }: { readonly reason: string; readonly boxes: readonly FoldedBox[] },
): { readonly facts: readonly NewFact[]; readonly rolled: readonly RolledBoxes[] } {
  const facts: NewFact[] = moved.map(({ no, boxes }) => ({ type: 'ROLLED_OVER', way: no, boxes, reason }));
  const countsOf = (some: readonly number[]) => ({
    boxes: some.length,
    atHome: all.filter(({ no, state }) => state === 'planned' && some.includes(no)).length,
  });
  const rolled: RolledBoxes[] = moved.map(({ boxes, way: { departure, arrival, handInBy } }) => ({
    ...{ ...countsOf(boxes), departure, arrival, handInBy },
  }));
  if (left.length === 0) return { facts, rolled };
  return { facts: [...facts, { type: 'NO_WAY', boxes: left, reason }], rolled: [...rolled, countsOf(left)] };
}
