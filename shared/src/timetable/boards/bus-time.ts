// When does a bus leave a stop, as far as anybody knows, and how sure is that?
//
// The one place that decides it. Cards, rows, sentences, notices, reminders, packs and messages all ask here, so
// that none of them says that a bus has gone which another still waits for.
import type { Departure } from './departure.js';

/**
 * Where a departure is between planned and gone:
 *
 * | stage        | what is known
 * |--------------|---------------
 * | `cancelled`  | it does not leave here
 * | `coming`     | it is still to come, by the timetable or by what was reported
 * | `at_stop`    | it was seen at this stop, and not to leave it
 * | `unreported` | its time is over and nobody has said anything: it may still come
 * | `over`       | the same, so long after that nobody should wait for it
 * | `gone`       | somebody has seen it leave, or seen it further on
 */
export const busStages = ['cancelled', 'coming', 'at_stop', 'unreported', 'over', 'gone'] as const;
export type BusStage = (typeof busStages)[number];

/** When a bus leaves a stop. Instants are ms since the epoch. */
export interface BusTime {
  readonly stage: BusStage;
  /** The best that is known: when it left, when it is expected, or else the timetable. */
  readonly at: number;
  readonly planned: number;
  /** What is told large: `at`, or the timetable's time where that is as good. */
  readonly told: number;
  /** True where the time that is told may be off: 约 stands before it. */
  readonly about: boolean;
  /** Minutes on the clock by which it is later than planned, early below 0; 0 where nobody would call that a difference. */
  readonly late: number;
  /** Minutes by which it may be off; 0 where that is not worth a word. */
  readonly doubt: number;
  /** Whole minutes on the clock until it is expected; 0 once it is due, below 0 when it can no longer be taken. */
  readonly minutes: number;
}

/** What of a departure says when it leaves. */
export type BusAtStop = Pick<Departure, 'departure' | 'live'> &
  Partial<Pick<Departure, 'status' | 'approximate' | 'reason' | 'doubt'>>;

const MINUTE_MS = 60_000;
/** A bus that is to pass at about a time is waited for so long after it, ms; one whose time is to be kept, less. */
const WAITED_FOR_MS = { approximate: 15 * MINUTE_MS, exact: 5 * MINUTE_MS } as const;
/** "At the stop" is true for so long after it was said, ms; then the bus is on its way again. */
export const STANDS_MS = 5 * MINUTE_MS;
/** A bus this little off its time is on time, minutes. */
const ON_TIME_MINUTES = 1;
/** Doubt of less than this is not worth a word, minutes. */
const LEAST_DOUBT = 2;

/** When the bus leaves, as it looks at `now`. */
export function busTime(departure: BusAtStop, now: Date): BusTime {
  const { live } = departure;
  const stage = stageOf(departure, now);
  const [planned, at] = [Date.parse(departure.departure), bestKnownAt(departure)];
  const off = minuteOf(at) - minuteOf(planned);
  const late = Math.abs(off) <= ON_TIME_MINUTES ? 0 : off;
  const doubt = live === undefined || stage === 'cancelled' ? 0 : Math.ceil(live.uncertainty / 60);
  const wait = minuteOf(at) - minuteOf(now.getTime());
  const over = stage === 'gone' || stage === 'over' || (stage === 'cancelled' && wait < 0);
  return {
    stage,
    at,
    planned,
    told: late === 0 ? planned : at,
    about: isAbout(departure, stage, late !== 0 || doubt >= LEAST_DOUBT),
    late,
    doubt: doubt < LEAST_DOUBT ? 0 : doubt,
    minutes: over ? Math.min(-1, wait) : Math.max(0, wait),
  };
}

/** The best that is known of when it leaves, ms since the epoch: lists go by it. */
export function bestKnownAt(departure: BusAtStop): number {
  return Date.parse(expectedOf(departure));
}

/** The same, ISO 8601 with the county's offset. */
export function expectedOf({ departure, live, status }: BusAtStop): string {
  return live !== undefined && status !== 'cancelled' ? live.expected : departure;
}

/** True while a bus may still be taken at `now`: it is to come, at the stop, or due without a report. */
export function isStillToCome(departure: BusAtStop, now: Date): boolean {
  return ['coming', 'at_stop', 'unreported'].includes(stageOf(departure, now));
}

/** True while one may count on a bus: those that should have come and of which nobody knows are not meant. */
export function isToBeTaken(departure: BusAtStop, now: Date): boolean {
  return ['coming', 'at_stop'].includes(stageOf(departure, now));
}

/** When one must reckon with the bus at the earliest: reminders go by this, never by when it is likely. */
export function earliestPlausible(departure: BusAtStop): Date {
  const { live } = departure;
  if (!live || live.passed) return new Date(departure.departure);
  return new Date(bestKnownAt(departure) - live.uncertainty * 1_000);
}

/** Departures in the order in which they are expected; a cancelled one where it would have been. */
export function inOrderOfTime<Each extends BusAtStop>(departures: readonly Each[]): Each[] {
  return [...departures].sort((a, b) => bestKnownAt(a) - bestKnownAt(b));
}

/** Until when somebody may wait for a bus of which nothing more is heard, ms since the epoch. */
export function awaitedUntil(departure: BusAtStop): number {
  const { live, approximate = false } = departure;
  const at = bestKnownAt(departure);
  if (live?.here) return Math.max(at, Date.parse(live.at)) + STANDS_MS;
  // One that was thought to be early may keep its time after all.
  const latest = Math.max(at + (live?.uncertainty ?? 0) * 1_000, Date.parse(departure.departure));
  return latest + WAITED_FOR_MS[approximate ? 'approximate' : 'exact'];
}

function stageOf(departure: BusAtStop, now: Date): BusStage {
  const { live, status } = departure;
  if (status === 'cancelled') return 'cancelled';
  if (live?.passed) return 'gone';
  // A bus that is due in the current minute may still be standing there.
  const minute = minuteOf(now.getTime()) * MINUTE_MS;
  if (awaitedUntil(departure) < minute) return 'over';
  if (live?.here) return 'at_stop';
  return bestKnownAt(departure) + (live?.uncertainty ?? 0) * 1_000 >= minute ? 'coming' : 'unreported';
}

/** `off` says that the bus is late or in doubt, which one of which nothing is known, or that does not come, is not. */
function isAbout({ live, approximate = false }: BusAtStop, stage: BusStage, off: boolean): boolean {
  if (live !== undefined && stage === 'gone') return live.uncertainty > STANDS_MS / 2_000;
  return approximate || off;
}

function minuteOf(instant: number): number {
  return Math.floor(instant / MINUTE_MS);
}
