// What does a driver drive today, and may they set out?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import type { PaperRefusal, Vehicle } from './fleet.js';
import type { TripFact } from './trip-fold.js';
import { fleetPolicy } from '../timetable.policy.js';
import type { TripState } from './trip-state.js';

/** A call on a run sheet. Times are `HH:MM`. */
export interface RunSheetCall {
  readonly stopId: string;
  readonly stopName: string;
  readonly stopSequence: number;
  readonly arrival: string;
  readonly departure: string;
  /** The same in seconds past the start of the service day; may exceed 86,400. */
  readonly arrivalSeconds: number;
  readonly departureSeconds: number;
  readonly approximate: boolean;
  /** ISO 8601 instant at which it was reported. */
  readonly reportedAt?: string;
  /** The service point at this stop: whom to phone. */
  readonly keeper?: { readonly pointId: string; readonly pointName: string; readonly phone?: string };
}

/** A trip on a run sheet. */
export interface RunSheetTrip {
  readonly tripId: string;
  readonly routeName: string;
  readonly headsign: string;
  readonly state: TripState;
  /** Why it is cancelled or turns back. */
  readonly reason?: string;
  readonly carriesParcels: boolean;
  readonly vehicleId?: string;
  readonly calls: readonly RunSheetCall[];
  /**
   * Everything that was reported of it, so that the phone can fold in what it has not sent yet. `actor` is
   * `OWN_ACTOR` for the driver's own reports and tells the others apart without saying who they are.
   */
  readonly facts: readonly TripFact[];
}

/** Who made a fact of a run sheet, when it was its driver. */
export const OWN_ACTOR = 'own';

/** A driver's day. */
export interface RunSheet {
  readonly date: ServiceDate;
  readonly driverId: string;
  readonly staffNumber: string;
  readonly companyId: string;
  /** In the order of departure. */
  readonly trips: readonly RunSheetTrip[];
  /** Trips of the company that nobody has taken yet, to be taken at sign-on. */
  readonly open: readonly {
    readonly tripId: string;
    readonly routeName: string;
    readonly headsign: string;
    readonly departure: string;
  }[];
  readonly vehicles: readonly Vehicle[];
}

/** What came of signing on. */
export interface SignOn {
  readonly outcome: 'ready' | 'refused';
  /** Why not; empty when ready. */
  readonly refusals: readonly PaperRefusal[];
  readonly tripIds: readonly string[];
  readonly vehicleId: string;
}

/** Trips of one sign-on or assignment. */
export const MOST_TRIPS_A_DAY = 40;

/** The endpoints of a driver's day. */
export const runSheetApi = {
  sheet: endpoint<{ date?: ServiceDate }, RunSheet>('GET', '/api/run-sheet', {
    access: fleetPolicy.readRunSheet.roles,
    summary: 'The driver’s trips of a day with stops, times and whom to phone; today unless said',
    fails: ['driver_not_registered'],
  }),
  signOn: endpoint<{ date: ServiceDate; vehicleId: string; tripIds: readonly string[] }, SignOn>(
    'POST',
    '/api/sign-ons',
    {
      access: fleetPolicy.signOn.roles,
      summary: 'Take trips with a vehicle; papers of both are checked first',
      fails: ['vehicle_or_driver_not_found', 'trip_not_found'],
    },
  ),
  assign: endpoint<
    { date: ServiceDate; driverId: string; vehicleId: string; tripIds: readonly string[] },
    { tripIds: readonly string[] }
  >('POST', '/api/assignments', {
    access: fleetPolicy.assign.roles,
    summary: 'Give trips of a day to a driver and a vehicle; the latest assignment of a trip holds',
    fails: ['vehicle_or_driver_not_found', 'vehicle_not_valid', 'trip_not_found'],
  }),
};
