// What do the tables of the timetable say of people, and what becomes of it?
import { IN_OFFICE, OF_A_THING } from '../database/schema/personal.js';
import type { PersonalColumns } from '../database/schema/personal.js';

const told = 'driving';
const NUMBER =
  'leads to the number that a company gives its driver, and from there to an account only while there is one';

export const timetablePersonal: readonly PersonalColumns[] = [
  { table: 'driver', columns: ['accountId'], told, erased: 'unlinked', until: 'driver' },
  { table: 'driver', columns: ['staffNumber'], because: NUMBER },
  { table: 'vehicle', columns: ['plate'], because: 'a company’s bus' },
  { table: 'driver_paper', columns: ['registeredBy'], told, erased: 'unlinked', until: 'driver' },
  { table: 'vehicle_paper', columns: ['registeredBy'], told, erased: 'unlinked', until: 'driver' },
  { table: 'vehicle_compartment', columns: ['registeredBy'], told, erased: 'unlinked', until: 'driver' },
  { table: 'trip_assignment', columns: ['assignedBy'], told, erased: 'unlinked', until: 'run_sheet' },
  { table: 'trip_assignment', columns: ['driverId'], because: NUMBER },
  { table: 'trip_assignment', columns: ['vehicleId'], because: OF_A_THING },
  { table: 'trip_relief', columns: ['addedBy'], because: IN_OFFICE },
  { table: 'trip_relief', columns: ['vehicleId'], because: OF_A_THING },
  { table: 'sign_on', columns: ['driverId'], because: NUMBER },
  { table: 'sign_on', columns: ['vehicleId', 'refusals'], because: OF_A_THING },
  { table: 'trip_report', columns: ['actor', 'deviceId'], told, erased: 'unlinked', until: 'trip_report' },
  {
    table: 'trip_report',
    columns: ['eventId', 'batchId', 'deviceSeq', 'vehicleId', 'retracts', 'reason'],
    because: OF_A_THING,
  },
  { table: 'trip_reminder', columns: ['accountId'], told: 'tripReminders', erased: 'gone', until: 'trip_reminder' },
  { table: 'trip_cancellation', columns: ['reason', 'withdraws'], because: OF_A_THING },
  { table: 'timetable_edit', columns: ['publishedBy'], because: IN_OFFICE },
  { table: 'timetable_edit', columns: ['detail', 'undoes'], because: OF_A_THING },
  { table: 'market_rule', columns: ['decidedBy'], because: IN_OFFICE },
  { table: 'calendar_day', columns: ['decidedBy'], because: IN_OFFICE },
  { table: 'feed_import', columns: ['startedBy', 'fileName'], because: IN_OFFICE },
  { table: 'feed_import', columns: ['feedId', 'findings'], because: OF_A_THING },
  { table: 'feed_import_step', columns: ['byAccount'], because: IN_OFFICE },
  { table: 'gtfs_feed', columns: ['publisher', 'publisherUrl'], because: OF_A_THING },
  { table: 'gtfs_file', columns: ['name', 'content'], because: OF_A_THING },
];
