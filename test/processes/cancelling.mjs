// Process: cancels so many buses of a stop, each once, from a day on, and says how many.
//
// Words: stop, first day, how many.
import { readConfig } from '../../server/dist/config.js';
import { clockFrom } from '../../server/dist/clock.js';
import { openDatabase } from '../../server/dist/open-database.js';
import { Transactions } from '../../server/dist/database/transaction.js';
import { NetworkService } from '../../server/dist/network/network.service.js';
import { CurrentTimetable } from '../../server/dist/timetable/running/current-timetable.service.js';
import { TimetableService } from '../../server/dist/timetable/boards/timetable.service.js';
import { addDays } from '@kehuoyou/shared';

const [stopId = '', firstDay = '', wanted = '1'] = process.argv.slice(2);
const config = readConfig(process.env);
const clock = clockFrom(config.startAt);
const dataSource = await openDatabase(config);
const transactions = new Transactions(dataSource, clock);
const network = new NetworkService(dataSource, transactions, clock);
const timetable = new TimetableService(
  new CurrentTimetable(dataSource, clock),
  dataSource,
  transactions,
  network,
  clock,
);
await network.load();
await timetable.load();

let cancelled = 0;
for (let date = firstDay; cancelled < Number(wanted); date = addDays(date, 1)) {
  for (const { tripId } of timetable.departuresAt(stopId, date)) {
    if (cancelled === Number(wanted)) break;
    // Each has its number as reason, so that each message can be told from all others.
    await timetable.cancelTrip({ tripId, serviceDate: date, reason: `第${cancelled}班` });
    cancelled += 1;
  }
}
console.log(cancelled);
await dataSource.destroy();
