// Is something to be said to somebody who wants to be reminded of a bus, and what?
//
// Pure: from what is known of the bus and what was said before to what to say now. However often it is asked
// and by whomever, it asks for each thing once, because what was said is among what it looks at.
import { busTime, earliestPlausible } from '@kehuoyou/shared';
import type { ReminderKind } from '@kehuoyou/shared';
import type { Watched } from './reminder-watch.js';

/** A bus that comes so much later than was said is worth one message, ms. */
export const LATE_MS = 10 * 60_000;
/** A report that comes in so long after what it speaks of is no news any more, ms. */
export const STALE_MS = 30 * 60_000;
/** So long after its time nobody waits for a bus any longer of which nothing was said, ms. */
export const GIVE_UP_MS = 2 * 3_600_000;
/** A bus that reports believe in may still be seen so long after its end, ms. */
export const SEEN_UNTIL_MS = 6 * 3_600_000;
/** Reminders look so far ahead for a bus that will not come, ms: the evening before is early enough. */
export const AHEAD_MS = 12 * 3_600_000;
const MINUTE_MS = 60_000;

/** A reminder with what was said of it. */
export interface ReminderSoFar {
  readonly kind: ReminderKind;
  readonly minutes: number | null;
  readonly plannedAt: Date;
  /** Set once it was told; with the time that was told as expected. */
  readonly told?: { readonly expectedAt: Date | null };
  readonly late: boolean;
  /** True once it was told that the bus may not come. */
  readonly doubtful: boolean;
  /** True once it was told that the bus comes after all. */
  readonly assured: boolean;
  readonly ended: boolean;
}

/**
 * What to do: `due` tell it, `late` tell how late, `doubtful` whoever was sent to it that it may not come, `assured` that
 * it comes after all, `gone` it has left before its time, `missed` it could not be told in time.
 */
export type ReminderVerdict =
  | { readonly say: 'nothing' | 'end' }
  | { readonly say: 'cancelled'; readonly watched: Watched | undefined }
  | { readonly say: 'due' | 'late' | 'doubtful' | 'assured' | 'gone' | 'missed' | 'seen'; readonly watched: Watched };

const NOTHING: ReminderVerdict = { say: 'nothing' };
const END: ReminderVerdict = { say: 'end' };

/** What to say at `now` (ms since the epoch). */
export function judgeReminder(reminder: ReminderSoFar, watched: Watched | undefined, now: number): ReminderVerdict {
  if (reminder.ended) return NOTHING;
  const planned = watched ? Date.parse(watched.departure.departure) : reminder.plannedAt.getTime();
  if (!watched || watched.skipped !== undefined) {
    // Who waits for a late bus that will not come must hear of it, also after its time.
    if (now > planned + GIVE_UP_MS) return END;
    return now >= planned - AHEAD_MS ? { say: 'cancelled', watched } : NOTHING;
  }
  return reminder.kind === 'passing' ? judgePassing(watched, now) : judgeBefore(reminder, watched, now);
}

function judgePassing(watched: Watched, now: number): ReminderVerdict {
  const { seen, endsAt } = watched;
  if (seen) return { say: 'seen', watched };
  return now > endsAt + SEEN_UNTIL_MS ? END : NOTHING;
}

function judgeBefore(reminder: ReminderSoFar, watched: Watched, now: number): ReminderVerdict {
  const { departure, seen } = watched;
  const { live } = departure;
  const { stage, planned, at, late } = busTime(departure, new Date(now));
  if (stage === 'gone') {
    // Nobody likes to hear of a missed bus, but who still waits for it must.
    const news = !reminder.told && now - (seen?.at ?? planned) <= STALE_MS;
    return news ? { say: 'gone', watched } : END;
  }
  const waits = stage === 'coming' || stage === 'at_stop' || stage === 'unreported';
  const latest = live ? at + live.uncertainty * 1_000 + STALE_MS : planned + (reminder.told ? GIVE_UP_MS : 0);
  if (!waits && now > latest) return reminder.told ? END : { say: 'missed', watched };
  const ahead = (reminder.minutes ?? 0) * MINUTE_MS;
  if (!reminder.told && earliestPlausible(departure).getTime() - ahead <= now) return { say: 'due', watched };
  const doubt = judgeDoubt(reminder, watched);
  if (doubt) return doubt;
  // What was said, or else what the timetable says once the person is about to go.
  const said = reminder.told ? reminder.told.expectedAt?.getTime() : planned - ahead <= now ? planned : undefined;
  // One that was thought to be early and keeps its time is later than was said, and on time all the same.
  const isLate = late * MINUTE_MS >= LATE_MS && said !== undefined && at - said >= LATE_MS;
  return isLate && !reminder.late ? { say: 'late', watched } : NOTHING;
}

/** Whoever was sent to a bus hears when it becomes doubtful, and when that is over: each once. */
function judgeDoubt({ told, doubtful, assured }: ReminderSoFar, watched: Watched): ReminderVerdict | undefined {
  const isDoubtful = watched.departure.doubt !== undefined;
  if (told && isDoubtful && !doubtful) return { say: 'doubtful', watched };
  return doubtful && !isDoubtful && !assured ? { say: 'assured', watched } : undefined;
}

/** What was said of a reminder: `told` that it is time, or for good (`ended`) that the bus is or was there; `late`. */
export interface Said {
  readonly kind: 'told' | 'late' | 'doubtful' | 'assured' | 'done';
  /** When the bus was expected as it was said; null where the bus itself was told of. */
  readonly expectedAt: Date | null;
}

/** True where what was said would not be said by what is known now. */
export function saidWrongly(told: readonly Said[], now: ReminderVerdict): boolean {
  const first = told.find(({ kind }) => kind === 'told');
  // That it is there, or gone, is wrong unless it still is; that it is time, unless it is time or past it.
  if (first && first.expectedAt === null) return now.say !== 'seen' && now.say !== 'gone' && now.say !== 'missed';
  if (first) return now.say === 'nothing';
  return told.some(({ kind }) => kind === 'late') && now.say !== 'late';
}
