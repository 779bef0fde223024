// What do the buses from a point have left, and what does it take to get boxes onto them?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { Cargo } from '../../timetable/driving/compartment.js';

/** A ride on one bus, from stop to stop. Instants are ISO 8601 with the county's offset. */
export interface BusRide {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly routeName: string;
  readonly fromStopName: string;
  readonly toStopName: string;
  readonly departure: string;
  readonly arrival: string;
  /** Stops of the trip between which it rides. */
  readonly fromSequence: number;
  readonly toSequence: number;
  /** By the timetable that ran when it was found: a bus that is late is not one that another timetable moves. */
  readonly planned?: { readonly departure: string; readonly arrival: string };
}

/** Why a way takes nothing: stopped, left already, too soon to book, a vehicle that may carry none, nobody at the counter. */
export const wayRefusals = ['cancelled', 'gone', 'too_late', 'vehicle_not_allowed', 'point_shut'] as const;
export type WayRefusal = (typeof wayRefusals)[number];

/** One leg of a bus, and how full it is. */
export interface LegSpace {
  readonly tripId: string;
  readonly stopSequence: number;
  readonly fromStopName: string;
  /** What the bus may take along there. */
  readonly room: Cargo;
  /** What of it is left. */
  readonly left: Cargo;
}

/** A way from the point to the county's hub, by one bus or several. */
export interface BusSpace {
  readonly rides: readonly BusRide[];
  /** Until when it must be handed in at the point. */
  readonly handInBy: string;
  readonly departure: string;
  readonly arrival: string;
  readonly legs: readonly LegSpace[];
  /** Over all legs: what fits all the way. */
  readonly left: Cargo;
  /** The same in the boxes that keep their contents cold; absent where the vehicle has none, or is not known yet. */
  readonly chilled?: Cargo;
  readonly refusal?: WayRefusal;
}

/** Whose buses: those of a day that leave a point, of today and from now on unless said. */
export interface BusSpaceAsk {
  readonly pointId: string;
  readonly date?: ServiceDate;
}

/** The buses of the day, in the order in which they are there. */
export interface BusSpaces {
  readonly pointId: string;
  readonly date: ServiceDate;
  readonly ways: readonly BusSpace[];
}

/** Room on buses, for everybody who may want some. */
export const busSpaceApi = {
  ofPoint: endpoint<BusSpaceAsk, BusSpaces>('GET', '/api/points/:pointId/bus-space', {
    access: ['public'],
    summary: 'What the buses of a day from a point to the county have left for goods, leg by leg',
    fails: ['point_not_found'],
  }),
};
