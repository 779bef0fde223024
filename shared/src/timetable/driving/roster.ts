// Who drives which of a company's trips on a day?
import type { ServiceDate } from '../../clock.js';
import { endpoint } from '../../endpoint.js';
import { fleetPolicy } from '../timetable.policy.js';
import type { TripState } from './trip-state.js';

/** A trip of a company on a day, as its dispatcher sees it. */
export interface RosterTrip {
  readonly tripId: string;
  readonly routeName: string;
  readonly headsign: string;
  /** From the first stop, `HH:MM`. */
  readonly departure: string;
  /** At the last stop, `HH:MM`. */
  readonly arrival: string;
  readonly state: TripState;
  /** Why it is cancelled or turns back. */
  readonly reason?: string;
  /** Why it needs another vehicle: the one that it was given broke down on a trip before, as was reported. */
  readonly doubt?: string;
  /** Who has it, by the latest assignment or sign-on; nobody when absent. */
  readonly driverId?: string;
  readonly vehicleId?: string;
}

/** A company's day. */
export interface Roster {
  readonly companyId: string;
  readonly date: ServiceDate;
  /** In the order of departure; every trip of the day, also those that are cancelled. */
  readonly trips: readonly RosterTrip[];
}

/** The endpoints of a dispatcher's day. */
export const rosterApi = {
  day: endpoint<{ companyId: string; date?: ServiceDate }, Roster>('GET', '/api/companies/:companyId/roster', {
    access: fleetPolicy.readRoster.roles,
    summary: 'Every trip of a company on a day with its driver and vehicle; today unless said',
    fails: ['company_not_found'],
  }),
};
