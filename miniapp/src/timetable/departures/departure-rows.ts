// What does a list of departures say, line by line?
import { busTime, clockText } from '@kehuoyou/shared';
import type { BusTime, Departure, Stop } from '@kehuoyou/shared';
import {
  destinationName,
  spokenDepartureTime,
  spokenLine,
  spokenWait,
  waitText,
  cancelledText,
} from './departure-words';
import { exceptionsAmong } from './exceptions';
import type { Exceptions } from './exceptions';
import {
  alternativeText,
  arrivalText,
  boardingWords,
  figureOf,
  honestLabel,
  isToBeAsked,
  lateWords,
  MARKET_BUS,
  seenLabel,
  spokenAlternative,
  spokenArrival,
  spokenHonestly,
  spokenLate,
} from './live-words';
import type { Figure, HonestLabel } from './live-words';

/** One departure as the list shows it. */
export interface DepartureRow extends Figure {
  /** Trip and service day: unique in a list. */
  readonly key: string;
  readonly tripId: string;
  readonly routeId: string;
  /** 去县城. */
  readonly title: string;
  /** K12. */
  readonly line: string;
  /** 还有 25 分 · 当天最后一班, 已取消：前方修路, or nothing. */
  readonly note: string;
  /** What is known of it; absent where that is no more than the timetable. */
  readonly tag?: HonestLabel;
  /** `here`: it stands at the stop; `waited`: it should have come, and nobody has said anything. */
  readonly state: 'usual' | 'here' | 'waited' | 'past' | 'cancelled';
  /** True where somebody should be rung before one goes out: it should have come, or may not come. */
  readonly askFirst: boolean;
  /** True when it can no longer be taken, also for one that was cancelled. */
  readonly gone: boolean;
  /** The same for the ear. */
  readonly spoken: string;
}

/** Where and when the list is read. */
export interface DepartureContext {
  readonly stop: Stop;
  readonly countyStop?: Stop | undefined;
  readonly now: Date;
  /** Set where only one line is shown: another may still go to the same place. */
  readonly oneLine?: true;
}

/** What stands between two facts of a note. */
export const NOTE_JOINT = ' · ';

/** A wait longer than this says nothing that the time itself does not, minutes. */
const LONGEST_WAIT = 4 * 60;

/** The lines for `departures`, which stay in their order; cancelled ones stay among them. */
export function departureRows(departures: readonly Departure[], context: DepartureContext): DepartureRow[] {
  const exceptions = exceptionsAmong(departures, context);
  return departures.map((departure) => rowOf(departure, context, exceptions));
}

/** The line for one of `departures`, which may be the last of its day and is then said to be. */
export function rowOfBus(
  departures: readonly Departure[],
  departure: Departure,
  context: DepartureContext,
): DepartureRow {
  return rowOf(departure, context, exceptionsAmong(departures, context));
}

const STATES = {
  coming: 'usual',
  at_stop: 'here',
  unreported: 'waited',
  over: 'past',
  gone: 'past',
  cancelled: 'cancelled',
} as const;

function rowOf(departure: Departure, context: DepartureContext, exceptions: Exceptions): DepartureRow {
  const { countyStop, now } = context;
  const time = busTime(departure, now);
  const { stage, minutes } = time;
  const destination = destinationName(departure, countyStop);
  const tag = honestLabel(departure, now);
  return {
    key: `${departure.serviceDate} ${departure.tripId}`,
    tripId: departure.tripId,
    routeId: departure.routeId,
    ...figureOf(time),
    title: `去${destination}`,
    line: departure.routeName,
    note: notesOf(departure, { time, now, exceptions: exceptions(departure) }).join(NOTE_JOINT),
    ...(stage === 'coming' && !departure.live && !departure.doubt ? {} : { tag }),
    state: STATES[stage],
    askFirst: isToBeAsked(departure, now),
    gone: minutes < 0,
    spoken: spokenRow(departure, destination, { time, now, exceptions: exceptions(departure) }),
  };
}

interface Moment {
  readonly time: BusTime;
  readonly now: Date;
  /** 当天最后一班, 不带快递. */
  readonly exceptions: readonly string[];
}

function notesOf(departure: Departure, { time, now, exceptions }: Moment): string[] {
  const { live } = departure;
  const [boarding, arrives] = [boardingWords(departure, now), arrivalText(departure, now)];
  switch (time.stage) {
    case 'cancelled':
      return filled([cancelledText(departure), alternativeText(departure, now)]);
    case 'gone':
    case 'over':
      return filled([departure.marketDay ? MARKET_BUS : '']);
    case 'at_stop':
      return filled([leavesText(time, now), arrives, ...exceptions, ...boarding]);
    case 'unreported':
      return filled([
        live ? seenLabel(live, now).word : '',
        arrives,
        ...lateWords(departure, now),
        ...exceptions,
        ...boarding,
      ]);
    case 'coming': {
      const wait = time.minutes <= LONGEST_WAIT ? waitText(time.minutes) : '';
      return filled([wait, arrives, ...lateWords(departure, now), ...exceptions, ...boarding]);
    }
  }
}

/** 09:40 开, of a bus that stands at the stop until its time. */
export function leavesText({ at }: BusTime, now: Date): string {
  return at > now.getTime() ? `${clockText(at)} 开` : '';
}

function spokenRow(departure: Departure, destination: string, { time, now, exceptions }: Moment): string {
  const when = time.stage === 'at_stop' ? '' : spokenDepartureTime(departure, now);
  const head = [when, `开往${destination}`, spokenLine(departure.routeName)];
  const said = (...parts: readonly string[]): string => `${filled([...head, ...parts]).join('，')}。`;
  const known = spokenHonestly(departure, now);
  if (time.stage === 'cancelled') return said(known, spokenAlternative(departure, now));
  if (time.minutes < 0) return said(known);
  const wait = time.stage === 'coming' && time.minutes <= LONGEST_WAIT ? spokenWait(time.minutes) : '';
  const arrives = spokenArrival(departure, now);
  return said(wait, known, spokenLate(departure, now), arrives, ...exceptions, ...boardingWords(departure, now));
}

function filled(parts: readonly string[]): string[] {
  return parts.filter((part) => part !== '');
}
