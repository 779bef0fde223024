// Which of a point's buses is here, was here or is to come, by the server and by what the keeper has just pressed?
import { bestKnownAt, busTime, instantOf, isoOf, secondsAt, spokenTime, clockText } from '@kehuoyou/shared';
import type { BusAtStop, BusStage, PointBus, PointBuses, ServiceDate, TripReport } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';
import { parcelMark } from '../departures/exceptions';
import { placeName, spokenLine } from '../departures/departure-words';
import { figureOf, honestLabel, lateWords, spokenLate } from '../departures/live-words';

/** One bus of the list. */
export interface BusHere {
  readonly bus: PointBus;
  /** 不带快递, where most of the day's do; 捎带快递 where most do not. */
  readonly exceptions: readonly string[];
  /** K12 去县城; 从县城来 for one whose ride ends here. */
  readonly title: string;
  /** The best known time of its coming. */
  readonly figure: string;
  readonly approximate: boolean;
  /** The timetable's time, where that is another. */
  readonly struck?: string;
  /** 晚 20 分：前方修路, and that it may not come. */
  readonly late: string;
  readonly note: string;
  readonly word: string;
  readonly tone: Tone;
  readonly state: 'usual' | 'past' | 'cancelled';
  /** 09:47 到的, once anybody has said so. */
  readonly seen?: string;
  /** Id of the keeper's own report, which can be taken back. */
  readonly own?: string;
  readonly spoken: string;
}

/** What is known of a bus beyond the server's row. */
interface Known {
  readonly date: ServiceDate;
  readonly now: Date;
  /** When somebody said that it came. */
  readonly at: string | undefined;
  readonly own: string | undefined;
  /** True while the keeper's own word has not been sent. */
  readonly waits: boolean;
  readonly exceptions: readonly string[];
}

/** A bus may be said to have come from an hour before its time until three hours after it, ms. */
const EARLY_MS = 3_600_000;
const LATE_MS = 3 * 3_600_000;

/** The buses of a day in the order in which they are expected, with what the phone has not sent yet. */
export function busLines(
  { buses, date }: PointBuses,
  made: readonly TripReport[],
  /** Ids of reports that wait. */
  waiting: ReadonlySet<string>,
  now: Date,
): BusHere[] {
  const ids = new Set(made.map(({ retracts }) => retracts));
  const parcels = parcelMark(buses);
  const lines = buses.map((bus) => {
    const reports = made.filter(
      ({ kind, tripId, serviceDate, stopSequence }) =>
        kind === 'stop' && tripId === bus.tripId && serviceDate === date && stopSequence === bus.stopSequence,
    );
    const own = reports.filter(({ eventId }) => !ids.has(eventId)).pop();
    // What was taken back here may still be in an older answer of the server.
    const takenBack = own === undefined && reports.some(({ eventId }) => ids.has(eventId));
    const at = own?.occurredAt ?? (takenBack ? undefined : bus.reportedAt);
    const waits = own !== undefined && waiting.has(own.eventId);
    const known = { date, now, at, own: own?.eventId, waits, exceptions: parcels(bus) };
    return lineOf(takenBack ? unseen(bus) : bus, known);
  });
  return lines.sort((a, b) => bestKnownAt(asAtStop(a.bus, date)) - bestKnownAt(asAtStop(b.bus, date)));
}

/** True while the keeper may say that it has come. */
export function isAtHand({ bus }: BusHere, date: ServiceDate, now: Date): boolean {
  const [planned, known] = [instantOf(date, bus.arrivalSeconds).getTime(), bestKnownAt(asAtStop(bus, date))];
  return (
    !bus.dropped &&
    now.getTime() >= Math.min(planned, known) - EARLY_MS &&
    now.getTime() <= Math.max(planned, known) + LATE_MS
  );
}

/** The bus as buses are told of everywhere; here it is its coming that counts. */
function asAtStop({ arrivalSeconds, approximate, dropped, live, doubt }: PointBus, date: ServiceDate): BusAtStop {
  return {
    departure: isoOf(date, arrivalSeconds),
    approximate,
    status: dropped ? 'cancelled' : 'scheduled',
    ...(live && { live }),
    ...(doubt && { doubt }),
  };
}

/** A bus without what was said of its being here. */
function unseen({ reportedAt: _reported, live, ...bus }: PointBus): PointBus {
  return live === undefined || live.here || live.passed ? bus : { ...bus, live };
}

function lineOf(bus: PointBus, { date, now, at, own, waits, exceptions }: Known): BusHere {
  const way = bus.ends ? `从${placeName(bus.headsign)}来` : `去${placeName(bus.headsign)}`;
  const title = `${bus.routeName} ${way}`;
  const seen = at === undefined ? undefined : `${clockText(Date.parse(at))} 到的`;
  const here = asAtStop(bus, date);
  const time = busTime(here, now);
  // What was seen needs no forecast any more.
  const isToCome = !bus.dropped && seen === undefined && time.stage !== 'gone';
  const figure = isToCome ? figureOf(time) : { figure: bus.arrival, approximate: bus.approximate };
  const late = isToCome ? lateWords(here, now).join(' · ') : '';
  const [word, tone] = markOf(
    bus,
    seen !== undefined,
    waits,
    isToCome ? honestLabel(here, now) : undefined,
    time.stage,
  );
  const spokenOff = isToCome ? spokenLate(here, now) : '';
  const why = bus.dropped && bus.reason !== undefined ? bus.reason : spokenOff;
  return {
    bus,
    exceptions,
    title,
    ...figure,
    late,
    note: [bus.dropped ? (bus.reason ?? '') : '', struckNote(figure), late, seen ?? '', ...exceptions]
      .filter((part) => part !== '')
      .join(' · '),
    word,
    tone,
    state: bus.dropped ? 'cancelled' : isToCome ? 'usual' : 'past',
    ...(seen === undefined ? {} : { seen }),
    ...(own === undefined ? {} : { own }),
    spoken: `${spokenTime(isToCome ? secondsAt(new Date(time.told)) : bus.arrivalSeconds)}，${spokenLine(bus.routeName)}，${way}，${word}${why === '' ? '' : `，${why}`}。`,
  };
}

/** 原定 07:14, in a row, where nothing stands beside the time. */
function struckNote({ struck }: { readonly struck?: string }): string {
  return struck === undefined ? '' : `原定 ${struck}`;
}

/**
 * 不来了, 等上传, 到过了, 已开走; what boards say of one that may not come, that should be here and of which nobody has
 * said anything, or whose time is long over; else 还没到.
 */
function markOf(
  { dropped, doubt }: PointBus,
  seen: boolean,
  waits: boolean,
  label: ReturnType<typeof honestLabel> | undefined,
  stage: BusStage,
): [string, Tone] {
  if (dropped) return ['不来了', 'red'];
  if (waits) return ['等上传', 'amber'];
  if (seen) return ['到过了', 'green'];
  if (label === undefined) return ['已开走', 'grey'];
  return doubt || stage === 'unreported' || stage === 'over' ? [label.word, label.tone] : ['还没到', 'grey'];
}
