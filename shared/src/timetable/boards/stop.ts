// What is a stop?
import type { Position } from '../../position.js';

/** A stop of the GTFS feed, a station, or a bay of one. */
export interface Stop {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
}

/** Where at its place a bus stands, such as 2号站台. */
export interface Bay {
  /** The bay is a stop of its own, with a board of its own. */
  readonly stopId: string;
  readonly name: string;
}
