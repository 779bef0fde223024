// Command: tell everybody that a trip is cancelled or a point pauses, or take that back.
//
// For whoever runs the server and has no account. Running servers see it within seconds.
import 'reflect-metadata';
import { Failure, failures, isServiceDate } from '@kehuoyou/shared';
import { readConfig } from '../config.js';
import { NetworkService } from '../network/network.service.js';
import { SnapshotRefresh } from '../snapshot-refresh.js';
import { OperatorReports } from '../timetable/driving/operator-reports.service.js';
import { openServices } from './open-services.js';

const usage = `usage: announce cancel-trip TRIP YYYY-MM-DD REASON
       announce restore-trip ANNOUNCEMENT
       announce pause-point POINT FROM UNTIL|- REASON [SUBSTITUTE]   (FROM and UNTIL: 2026-11-24T08:00+08:00)
       announce resume-point ANNOUNCEMENT`;

const services = await openServices(readConfig(process.env));
const reports = services.get(OperatorReports);
const network = services.get(NetworkService);
try {
  await services.get(SnapshotRefresh).refresh();
  console.log(await announce(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(
    `${error.code}${error.field === undefined ? '' : ` (${error.field})`}: ${failures[error.code].message}`,
  );
  process.exitCode = 1;
} finally {
  await services.close();
}

async function announce([verb, ...words]: readonly string[]): Promise<string> {
  const [first = '', second = '', third = '', fourth = '', fifth] = words;
  switch (verb) {
    case 'cancel-trip':
      if (!isServiceDate(second)) throw new Failure('malformed_date', 'date');
      return reports.cancelTrip({ tripId: first, serviceDate: second, reason: reasonOf(third) });
    case 'restore-trip':
      await reports.takeBack(first);
      return 'taken back';
    case 'pause-point':
      return network.announcePause({
        pointId: first,
        from: instantFrom(second, 'from'),
        until: third === '-' ? undefined : instantFrom(third, 'until'),
        reason: reasonOf(fourth),
        substitutePointId: fifth,
      });
    case 'resume-point':
      await network.withdrawPause(first);
      return 'taken back';
    default:
      process.exitCode = 2;
      return usage;
  }
}

function instantFrom(text: string, field: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new Failure('malformed_date', field);
  return instant;
}

function reasonOf(text: string): string {
  if (text.trim() === '' || text.length > 200) throw new Failure('invalid_field', 'reason');
  return text.trim();
}
