// Command: tell everybody that a trip is cancelled or a point pauses, or take that back.
//
// For whoever runs the server and has no account. Running servers see it within seconds.
import { Failure, failures, isServiceDate, parseInstant } from '@kehuoyou/shared';
import type { CommandContext } from '../../command.js';
import { Snapshots } from '../../database/snapshots.js';
import { PointPauses } from '../../network/pauses/point-pauses.service.js';
import { OperatorReports } from './operator-reports.service.js';

const usage = `usage: announce cancel-trip TRIP YYYY-MM-DD REASON
       announce restore-trip ANNOUNCEMENT
       announce pause-point POINT FROM UNTIL|- REASON [SUBSTITUTE]   (FROM and UNTIL: 2026-11-24T08:00+08:00)
       announce resume-point ANNOUNCEMENT`;

/** The services that tell it to everybody. */
interface Tellers {
  readonly reports: OperatorReports;
  readonly pauses: PointPauses;
}

export async function announce({ words, output, services }: CommandContext): Promise<number> {
  const opened = await services();
  try {
    await opened.get(Snapshots).refresh();
    const done = await announced(words, { reports: opened.get(OperatorReports), pauses: opened.get(PointPauses) });
    output.log(done ?? usage);
    return done === undefined ? 2 : 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const field = error.field === undefined ? '' : ` (${error.field})`;
    output.error(`${error.code}${field}: ${failures[error.code].message}`);
    return 1;
  }
}

/** Does what the words say and gives what is to be printed; undefined when they are not understood. */
async function announced(words: readonly string[], { reports, pauses }: Tellers): Promise<string | undefined> {
  const [verb, first = '', second = '', third = '', fourth = '', fifth] = words;
  switch (verb) {
    case 'cancel-trip':
      if (!isServiceDate(second)) throw new Failure('malformed_date', 'date');
      return reports.cancelTrip({ tripId: first, serviceDate: second, reason: reasonOf(third) });
    case 'restore-trip':
      await reports.takeBack(first);
      return 'taken back';
    case 'pause-point':
      return pauses.announce({
        pointId: first,
        from: instantFrom(second, 'from'),
        until: third === '-' ? undefined : instantFrom(third, 'until'),
        reason: reasonOf(fourth),
        substitutePointId: fifth,
      });
    case 'resume-point':
      await pauses.withdraw(first);
      return 'taken back';
    default:
      return undefined;
  }
}

function instantFrom(text: string, field: string): Date {
  const instant = parseInstant(text);
  if (!instant) throw new Failure('malformed_date', field);
  return instant;
}

function reasonOf(text: string): string {
  if (text.trim() === '' || text.length > 200) throw new Failure('invalid_field', 'reason');
  return text.trim();
}
