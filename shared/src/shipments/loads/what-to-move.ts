// Which boxes must go with another bus when more is meant for this one than it may carry?
import { cargoLeft, mostCargo, timesCargo } from '../../timetable/driving/compartment.js';
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
  readonly boxes: number;
  /** What one of them takes. */
  readonly box: Cargo;
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
    const boxes = Math.min(load.boxes, Math.max(0, ...own.map(({ left }) => boxesOver(left, load.box))));
    if (boxes === 0) continue;
    moved.set(load.id, boxes);
    for (const leg of own) leg.left = cargoLeft(leg.left, timesCargo(load.box, boxes));
  }
  return moved;
}

function boxesOver(over: Cargo, box: Cargo): number {
  return Math.max(
    ...kinds.map((kind) => (over[kind] === 0 || box[kind] === 0 ? 0 : Math.ceil(over[kind] / box[kind]))),
  );
}
