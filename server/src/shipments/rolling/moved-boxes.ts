// Which boxes take another way now?
import type { CountyWay } from '../capacity/county-way.js';

/** Boxes with the way that they take now, which is written down. */
export interface Moved {
  readonly no: number;
  readonly boxes: readonly number[];
  readonly way: CountyWay;
}
