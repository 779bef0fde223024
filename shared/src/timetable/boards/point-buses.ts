// Which buses come to a service point today, and which have been there?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { DepartureDoubt, DepartureLive } from './departure.js';
import { pointBusPolicy } from '../timetable.policy.js';
import type { TripState } from '../driving/trip-state.js';

/** A bus that calls at a point's stop, also one whose ride ends there. */
export interface PointBus {
  readonly tripId: string;
  readonly routeName: string;
  /** Where it goes; where it comes from for one that ends here. */
  readonly headsign: string;
  /** `HH:MM`. */
  readonly arrival: string;
  /** Seconds past the start of the service day; may exceed 86,400. */
  readonly arrivalSeconds: number;
  /** Tells two calls of one trip at this stop apart. */
  readonly stopSequence: number;
  readonly approximate: boolean;
  /** True where this is its last stop. */
  readonly ends: boolean;
  readonly carriesParcels: boolean;
  readonly state: TripState;
  /** True when it does not come here: cancelled, or turned back before. */
  readonly dropped: boolean;
  /** Why it does not come. */
  readonly reason?: string;
  /** ISO 8601 instant at which somebody reported it here. */
  readonly reportedAt?: string;
  /** What is known beyond the timetable; `expected` is when it arrives here. */
  readonly live?: DepartureLive;
  /** Why it may not come although nobody has cancelled it. */
  readonly doubt?: DepartureDoubt;
}

/** A point's buses of a day. */
export interface PointBuses {
  readonly pointId: string;
  /** Absent where the point lies at no stop: then no bus comes. */
  readonly stopId?: string;
  readonly date: ServiceDate;
  /** In the order of arrival. */
  readonly buses: readonly PointBus[];
}

/** The endpoint of a keeper's buses. */
export const pointBusesApi = {
  list: endpoint<{ pointId: string; date?: ServiceDate }, PointBuses>('GET', '/api/points/:pointId/buses', {
    access: pointBusPolicy.list.roles,
    summary: 'Buses that call at the caller’s point on a day; today unless said',
    fails: ['point_not_found'],
  }),
};
