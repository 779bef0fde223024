// Who may change the timetable, run a company's buses, and say where they are?
import { anyOf, atOneOf, heldBy } from '../policy.js';
import type { Policy } from '../policy.js';
import type { Jurisdiction } from '../role.js';

const managers = heldBy('company_manager', 'county_office');
const office = heldBy('county_office');

/** Lines, their trips and what was changed of them, by company, line and county. */
export const timetableEditPolicy = {
  listTrips: managers,
  list: managers,
  preview: managers,
  publish: managers,
  undo: managers,
} satisfies Policy<Jurisdiction>;

/** Market days and the calendar, which hold for the whole county. */
export const calendarPolicy = { setMarket: office, setDay: office } satisfies Policy<Jurisdiction>;

/** Whole timetables, which hold for the whole county; the move among the deeds is named as in `feedImportMoves`. */
export const feedPolicy = {
  upload: office,
  read: office,
  publish: office,
  restore: office,
} satisfies Policy<Jurisdiction>;

/** A company's vehicles, drivers and duties, by company and county. */
export const fleetPolicy = {
  read: managers,
  register: managers,
  readRoster: managers,
  assign: managers,
  /** A driver's own sheet, by the company that has registered them. */
  readRunSheet: heldBy('driver'),
  signOn: heldBy('driver'),
} satisfies Policy<Jurisdiction>;

/** The buses that come to a point. */
export const pointBusPolicy = { list: heldBy('keeper') } satisfies Policy<Jurisdiction>;

/** A trip of which something is reported, by company, line and county. */
export interface ReportedTrip extends Jurisdiction {
  /** Points at the stop where it is said to be. */
  readonly pointIds: readonly string[];
}

const crew = heldBy('driver', 'company_manager', 'county_office');
/** A keeper speaks of buses at their own point, and takes back what they said. */
const witnesses = anyOf(
  crew,
  atOneOf(({ pointIds }: ReportedTrip) => pointIds.map((pointId) => ({ pointId })), heldBy('keeper')),
);

/** Trips on their way, by the kind of report. */
export const tripReportPolicy = {
  depart: witnesses,
  stop: witnesses,
  delay: crew,
  short_turn: crew,
  cancel: crew,
  replace: crew,
  restore: crew,
  retract: witnesses,
} satisfies Policy<ReportedTrip>;
