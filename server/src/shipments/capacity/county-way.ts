// How do boxes get from a point to the county?
import type { BusRide } from '@kehuoyou/shared';

/** A way by one bus or several. */
export interface CountyWay {
  readonly rides: readonly BusRide[];
  readonly handInBy: string;
  readonly departure: string;
  readonly arrival: string;
}
