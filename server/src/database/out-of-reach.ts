// Did the database or the disk fail to keep or to answer, through no fault of the statement?
import { QueryFailedError } from 'typeorm';

/**
 * What drivers call it when the database cannot be reached, does not answer in time, or has no room left. MariaDB:
 * 1021 and 1114 no room, 1040 too many connections, 1053 shutting down, 1205 waited in vain, 1290 read only.
 */
const OUT_OF_REACH: readonly RegExp[] = [
  /^SQLITE_(?:FULL|IOERR|CANTOPEN|READONLY|BUSY|LOCKED)/,
  // Files: no room, a limit, an error of the disk, or too many open.
  /^E(?:NOSPC|DQUOT|FBIG|IO|ROFS|MFILE|NFILE)$/,
  /^E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND|AI_AGAIN)$/,
  /^PROTOCOL_(?:CONNECTION_LOST|SEQUENCE_TIMEOUT|ENQUEUE_AFTER_FATAL_ERROR)/,
];
const OUT_OF_REACH_NUMBERS: ReadonlySet<number> = new Set([1021, 1114, 1040, 1053, 1205, 1290]);

/** What a database's driver says of a failure. */
export interface DriverError {
  readonly errno?: number;
  readonly code?: string;
}

/** The driver's own words for `error`, whether it came from a statement or from the way to the database. */
export function driverError(error: unknown): DriverError {
  if (error instanceof QueryFailedError) return error.driverError as DriverError;
  return typeof error === 'object' && error !== null ? error : {};
}

/** True when it may well be done in a minute: the database is away, locked or slow, or there is no room for it or a file. */
export function isOutOfReach(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return (
    (typeof code === 'string' && OUT_OF_REACH.some((each) => each.test(code))) ||
    (errno !== undefined && OUT_OF_REACH_NUMBERS.has(errno))
  );
}
