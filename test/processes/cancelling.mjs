// Process: cancels so many buses of a stop, each once, from a day on, and says how many.
//
// Words: stop, first day, how many.
import { openServices } from '../../server/dist/open-services.js';
import { readConfig } from '../../server/dist/config.js';
import { TimetableService } from '../../server/dist/timetable/boards/timetable.service.js';
import { Snapshots } from '../../server/dist/database/snapshots.js';
import { OperatorReports } from '../../server/dist/timetable/driving/operator-reports.service.js';
import { addDays } from '@kehuoyou/shared';

const [stopId = '', firstDay = '', wanted = '1'] = process.argv.slice(2);

void cancel();

async function cancel() {
  const services = await openServices(readConfig(process.env));
  const timetable = services.get(TimetableService);
  const reports = services.get(OperatorReports);
  await services.get(Snapshots).refresh();
  let cancelled = 0;
  for (let date = firstDay; cancelled < Number(wanted); date = addDays(date, 1)) {
    for (const { tripId } of timetable.departuresAt(stopId, date)) {
      if (cancelled === Number(wanted)) break;
      // Each has its number as reason, so that each message can be told from all others.
      await reports.cancelTrip({ tripId, serviceDate: date, reason: `第${cancelled}班` });
      cancelled += 1;
    }
  }
  console.log(cancelled);
  await services.close();
}
