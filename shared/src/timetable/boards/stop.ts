// What is a stop?
import type { Position } from '../../position.js';

/** A stop of the GTFS feed. */
export interface Stop {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
}
