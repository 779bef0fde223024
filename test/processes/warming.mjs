// Process: does once what the others do over and over, so that V8 has compiled it when they begin.
import { Snapshots } from '../../server/dist/database/snapshots.js';
import { Transactions } from '../../server/dist/database/transaction.js';
import { fillDatabase, openDatabase } from '../../server/dist/open-database.js';
import { openServices } from '../../server/dist/open-services.js';
import { readConfig } from '../../server/dist/config.js';
import { clockFrom } from '../../server/dist/clock.js';
import { OperatorReports } from '../../server/dist/timetable/driving/operator-reports.service.js';
import { addDays, dateAt } from '@kehuoyou/shared';

/** Fulfilled when all of it was done. */
export const started = warmUp();

async function warmUp() {
  const config = readConfig(process.env);
  const clock = clockFrom(undefined);
  const dataSource = await openDatabase(config);
  await fillDatabase(dataSource, clock);
  await dataSource.destroy();
  const services = await openServices(config);
  await services.get(Snapshots).refresh();
  const words = { tripId: 'K01-O01', serviceDate: addDays(dateAt(clock.now()), 1), reason: '试车' };
  const command = { key: 'warm', caller: 'warm', operation: 'POST /api/facts', body: {} };
  await services.get(Transactions).once(command, () => Promise.resolve({}));
  await services.get(OperatorReports).cancelTrip(words);
}
