// Why does a trip not run on a day, when several say so at once?
import { compareTexts, firstDifference } from '@kehuoyou/shared';
import type { ServiceDate, TripFact, TripProgress } from '@kehuoyou/shared';
import type { Cancellation } from '../changes/cancellation.js';

/**
 * Who says that a trip does not run, the one whose word stands first:
 *
 * | cause       | who says it                                                | stands there because
 * |-------------|------------------------------------------------------------|---------------------
 * | `reported`  | a driver or dispatcher, of this bus: it does not set out   | nearest to the bus, and said last
 * | `announced` | the county office, before it reported as all others do     | said of this one day
 * | `planned`   | a published change of the timetable                        | said of a season
 * | `turned`    | a driver or dispatcher: it goes no further than here       | says least: while anybody says that the bus does not run at all, nobody shall wait for it at its first stops
 *
 * Taking one back lets the next one stand; a bus runs once nobody says any more that it does not. That a bus was
 * seen on its way takes back nothing: whoever cancelled it has to.
 */
export const notRunningCauses = ['reported', 'announced', 'planned', 'turned'] as const;
export type NotRunningCause = (typeof notRunningCauses)[number];

/** A trip that does not run on a day, or not the whole way. */
export interface NotRunning extends Cancellation {
  readonly cause: NotRunningCause;
  /** The first call that it does not leave from, from 0: one that turns back arrives there. */
  readonly fromCall: number;
  /** True when a published change cancels it too: the schedule that is handed out does not have it. */
  readonly planned: boolean;
}

/** An announced cancellation, or one that takes another back. */
export interface Announcement extends Cancellation {
  readonly withdraws: string | null;
}

/** Everything that is said of one trip on one day. */
export interface SaidOfTrip {
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  /** What was reported, as it came. */
  readonly facts: readonly TripFact[];
  /** The same, folded over the trip's calls; undefined when nothing was. */
  readonly progress: TripProgress | undefined;
  /** Announcements and their withdrawals, in any order. */
  readonly announced: readonly Announcement[];
  readonly planned: Cancellation | undefined;
}

/** Whose word stands; undefined when nobody says that the trip does not run. */
export function whyNotRunning(said: SaidOfTrip): NotRunning | undefined {
  const causes: Readonly<Record<NotRunningCause, Omit<NotRunning, 'cause' | 'planned'> | undefined>> = {
    reported: reported(said, 'cancel'),
    announced: wholly(inForce(said)),
    planned: wholly(said.planned),
    turned: reported(said, 'short_turn'),
  };
  for (const cause of notRunningCauses) {
    const found = causes[cause];
    if (found) return { ...found, cause, planned: said.planned !== undefined };
  }
  return undefined;
}

/** The latest announcement that was not taken back: by a withdrawal, as it was once done, or by a dispatcher's report. */
function inForce({ announced, facts }: SaidOfTrip): Announcement | undefined {
  const gone = new Set([
    ...announced.map(({ withdraws }) => withdraws),
    ...facts.flatMap(({ kind, source, retracts }) => (kind === 'retract' && source === 'dispatcher' ? [retracts] : [])),
  ]);
  return announced
    .filter(({ id, withdraws }) => withdraws === null && !gone.has(id))
    .sort((a, b) => firstDifference(a.announcedAt.getTime() - b.announcedAt.getTime(), compareTexts(a.id, b.id)))
    .at(-1);
}

/** What the reports say, where they say that it does not set out (`cancel`) or turns back (`short_turn`). */
function reported({ tripId, serviceDate, progress }: SaidOfTrip, kind: 'cancel' | 'short_turn') {
  if (progress?.lastCall === undefined || progress.lastCall < 0 !== (kind === 'cancel')) return undefined;
  return {
    id: `${serviceDate}:${tripId}`,
    tripId,
    serviceDate,
    reason: progress.reason ?? '',
    announcedAt: new Date(progress.stopped?.at ?? 0),
    fromCall: Math.max(progress.lastCall, 0),
  };
}

function wholly(row: Cancellation | undefined) {
  if (!row) return undefined;
  const { id, tripId, serviceDate, reason, announcedAt } = row;
  return { id, tripId, serviceDate, reason, announcedAt, fromCall: 0 };
}
