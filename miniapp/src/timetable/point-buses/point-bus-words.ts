// Which of a point's buses is here, was here or is to come, by the server and by what the keeper has just pressed?
import { instantOf, secondsAt, spokenTime, wallTime } from '@kehuoyou/shared';
import type { PointBus, PointBuses, ServiceDate, TripReport } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';
import { parcelMark } from '../departures/exceptions';
import { placeName, spokenLine } from '../departures/departure-words';

/** One bus of the list. */
export interface BusHere {
  readonly bus: PointBus;
  /** 不带快递, where most of the day's do; 捎带快递 where most do not. */
  readonly exceptions: readonly string[];
  /** K12 去县城; 从县城来 for one whose ride ends here. */
  readonly title: string;
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

/** A bus may be said to have come from an hour before its time until three hours after it, ms. */
const EARLY_MS = 3_600_000;
const LATE_MS = 3 * 3_600_000;

/** The buses of a day with what the phone has not sent yet; `waiting` are the ids of reports that wait. */
export function busLines(
  { buses, date }: PointBuses,
  made: readonly TripReport[],
  waiting: ReadonlySet<string>,
): BusHere[] {
  const retracted = new Set(made.map(({ retracts }) => retracts));
  const ids = new Set(made.filter(({ kind }) => kind === 'retract').map(({ retracts }) => retracts));
  const parcels = parcelMark(buses);
  return buses.map((bus) => {
    const reports = made.filter(
      ({ kind, tripId, serviceDate, stopSequence }) =>
        kind === 'stop' && tripId === bus.tripId && serviceDate === date && stopSequence === bus.stopSequence,
    );
    const own = reports.filter(({ eventId }) => !retracted.has(eventId)).pop();
    // What was taken back here may still be in an older answer of the server.
    const takenBack = own === undefined && reports.some(({ eventId }) => ids.has(eventId));
    const at = own?.occurredAt ?? (takenBack ? undefined : bus.reportedAt);
    const waits = own !== undefined && waiting.has(own.eventId);
    return lineOf(bus, at, { own: own?.eventId, waits, exceptions: parcels(bus) });
  });
}

/** True while the keeper may say that it has come. */
export function isAtHand({ bus }: BusHere, date: ServiceDate, now: Date): boolean {
  const planned = instantOf(date, bus.arrivalSeconds).getTime();
  return !bus.dropped && now.getTime() >= planned - EARLY_MS && now.getTime() <= planned + LATE_MS;
}

function lineOf(
  bus: PointBus,
  at: string | undefined,
  {
    own,
    waits,
    exceptions,
  }: { readonly own: string | undefined; readonly waits: boolean; readonly exceptions: readonly string[] },
): BusHere {
  const way = bus.ends ? `从${placeName(bus.headsign)}来` : `去${placeName(bus.headsign)}`;
  const title = `${bus.routeName} ${way}`;
  const seen = at === undefined ? undefined : `${wallTime(secondsAt(new Date(at)))} 到的`;
  const [word, tone]: [string, Tone] = bus.dropped
    ? ['不来了', 'red']
    : seen === undefined
      ? ['还没到', 'grey']
      : waits
        ? ['等上传', 'amber']
        : ['到过了', 'green'];
  const note = [bus.dropped ? (bus.reason ?? '') : '', seen ?? '', ...exceptions]
    .filter((part) => part !== '')
    .join(' · ');
  return {
    bus,
    exceptions,
    title,
    note,
    word,
    tone,
    state: bus.dropped ? 'cancelled' : seen === undefined ? 'usual' : 'past',
    ...(seen === undefined ? {} : { seen }),
    ...(own === undefined ? {} : { own }),
    spoken: `${spokenTime(bus.arrivalSeconds)}，${spokenLine(bus.routeName)}，${way}，${word}${bus.dropped && bus.reason !== undefined ? `，${bus.reason}` : ''}。`,
  };
}
