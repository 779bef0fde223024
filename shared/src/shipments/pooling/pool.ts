// What waits together for a bus that is full, and what does its company say to it?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { Cargo } from '../../timetable/driving/compartment.js';
import { poolPolicy } from '../shipments.policy.js';
import type { PooledBoxes } from './pool-rules.js';

/** `vehicle`: another one goes with the bus; `none`: it cannot. */
export const poolDecisions = ['vehicle', 'none'] as const;
export type PoolDecision = (typeof poolDecisions)[number];

/** Where and when goods are fetched besides the stops. */
export interface FieldCollection {
  readonly pointId: string;
  /** Where the vehicle stands, as people there call it. */
  readonly where: string;
  /** `HH:MM` of the day of the bus. */
  readonly at: string;
}

/** Longest name of a place at which a vehicle stands. */
export const MOST_OF_A_PLACE = 40;
/** Longest reason. */
export const MOST_OF_A_REASON = 100;

/** What the company said last. */
export interface PoolAnswer {
  readonly decision: PoolDecision;
  readonly plate?: string;
  readonly collect?: FieldCollection;
  readonly reason?: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What waits at a point. */
export interface PooledPoint extends PooledBoxes {
  readonly pointId: string;
  readonly pointName: string;
  /** True where it is so much that a vehicle had better come to the field. */
  readonly atField: boolean;
}

/** What waits for one bus. */
export interface Pool extends PooledBoxes {
  readonly companyId: string;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  readonly headsign: string;
  /** ISO 8601, of its first stop. */
  readonly departure: string;
  /** What the bus lacks for all of them. */
  readonly short: Cargo;
  /** True where it is enough to ask for a vehicle. */
  readonly isWorth: boolean;
  /** Where most waits first. */
  readonly points: readonly PooledPoint[];
  readonly answer?: PoolAnswer;
}

/** The buses of a day for which somebody waits, or of which the company said something. */
export interface DayPools {
  readonly date: ServiceDate;
  readonly pools: readonly Pool[];
}

/** What a company says. */
export interface PoolAnswerAsk {
  readonly date: ServiceDate;
  readonly tripId: string;
  readonly decision: PoolDecision;
  /** Which one goes with it; needed for `vehicle`. */
  readonly vehicleId?: string;
  readonly collect?: FieldCollection;
  /** Needed for `none`. */
  readonly reason?: string;
}

/**
 * What somebody who waits sees of those who wait with them: how many, and nobody. For whoever has a place, nobody waits,
 * and the answer is that a vehicle comes to their field.
 */
export interface SharedPool {
  /** The day of the bus. */
  readonly serviceDate?: ServiceDate;
  readonly others: PooledBoxes;
  /** True once the company was asked. */
  readonly isAsked: boolean;
  readonly answer?: PoolAnswer;
}

const seen = { access: poolPolicy.read.roles } as const;

/** Who waits together. */
export const poolsApi = {
  ofDay: endpoint<{ readonly date: ServiceDate }, DayPools>('GET', '/api/shipment-pools/:date', {
    ...seen,
    summary: 'What waits for the full buses of a day that are the caller’s, and what was said to it',
  }),
  answer: endpoint<PoolAnswerAsk, DayPools>('POST', '/api/shipment-pools/:date/:tripId/answer', {
    access: poolPolicy.answer.roles,
    summary: 'Sends another vehicle with a bus, perhaps to the field, or says why not; whoever waits is told',
    fails: [
      'trip_not_found',
      'bus_gone',
      'point_not_found',
      'vehicle_or_driver_not_found',
      'vehicle_not_valid',
      'vehicle_without_hold',
      'vehicle_busy',
    ],
  }),
  ofShipment: endpoint<{ readonly id: string }, { readonly pool?: SharedPool }>('GET', '/api/shipments/:id/pool', {
    access: ['resident'],
    summary:
      'How many others wait for the same bus, and what its company said; for one with a place, whether a vehicle comes to its field',
    fails: ['shipment_not_found'],
  }),
};
