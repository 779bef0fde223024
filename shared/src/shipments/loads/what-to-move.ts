// Which boxes must go with another bus when more is meant for this one than it may carry?
import { addCargo, cargoLeft, mostCargo, NO_CARGO } from '../../timetable/driving/compartment.js';
import type { Cargo } from '../../timetable/driving/compartment.js';

/** One leg of a bus: what it may carry, and what is meant for it. */
export interface FullLeg {
  /** Of the stop from which it goes. */
  readonly sequence: number;
  readonly room: Cargo;
  readonly load: Cargo;
}

/** Boxes that can still be moved. */
export interface MovableBoxes {
  readonly id: string;
  readonly fromSequence: number;
  readonly toSequence: number;
  /** What the bus takes less without each of them, in the order in which they go. */
  readonly boxes: readonly Cargo[];
}

const kinds = ['grams', 'litres', 'pieces'] as const;

/** By how much a leg is over its room; nothing where it is not. */
export function overOf({ room, load }: FullLeg): Cargo {
  return cargoLeft(load, room);
}

/** The most by which any leg is over. */
export function mostOver(legs: readonly FullLeg[]): Cargo {
  return mostCargo(legs.map(overOf));
}

/** How many boxes of each must be moved so that every leg is within its room. `loads`: who stays first, first. */
export function boxesToMove(legs: readonly FullLeg[], loads: readonly MovableBoxes[]): ReadonlyMap<string, number> {
  const moved = new Map<string, number>();
  const over = legs.map((leg) => ({ sequence: leg.sequence, left: overOf(leg) }));
  for (const load of [...loads].reverse()) {
    const own = over.filter(({ sequence }) => sequence >= load.fromSequence && sequence < load.toSequence);
    const boxes = boxesOver(mostCargo(own.map(({ left }) => left)), load.boxes);
    if (boxes === 0) continue;
    moved.set(load.id, boxes);
    const less = load.boxes.slice(0, boxes).reduce(addCargo, NO_CARGO);
    for (const leg of own) leg.left = cargoLeft(leg.left, less);
  }
  return moved;
}

/** How many of the first of these it takes until nothing is over; where all are not enough, as many as help. */
function boxesOver(over: Cargo, boxes: readonly Cargo[]): number {
  let [left, count] = [over, 0];
  for (const [at, box] of boxes.entries()) {
    if (kinds.some((kind) => left[kind] > 0 && box[kind] > 0)) count = at + 1;
    left = cargoLeft(left, box);
  }
  return count;
}
