// What does the server do from time to time, without being asked?

/** When: so long after the turn before, or at the times that a cron expression names in the county's time. */
export type Schedule = { readonly everyMs: number } | { readonly cron: string };

/** Something that is done again and again, by one process at a time. */
export interface Timer {
  /** Its feature and its work, such as `accounts.retention`. It stands in the database: once used it must never change. */
  readonly name: string;
  readonly schedule: Schedule;
  /**
   * One turn. `stopping` is aborted when the server stops, or when the turn took so long that another process may
   * have begun: then it ends as soon as it can. What it writes must bear being done twice. What it gives is logged.
   */
  readonly run: (stopping: AbortSignal) => Promise<object | undefined>;
}
