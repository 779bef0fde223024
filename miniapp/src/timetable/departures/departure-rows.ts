// What does a list of departures say, line by line?
import { wallTime } from '@kehuoyou/shared';
import type { Departure, Stop } from '@kehuoyou/shared';
import {
  cancelledText,
  destinationName,
  minutesUntil,
  spokenDepartureTime,
  spokenLine,
  spokenWait,
  waitText,
} from './departure-words';
import {
  alternativeText,
  boardingWords,
  expectedText,
  honestLabel,
  MARKET_BUS,
  spokenAlternative,
  spokenExpected,
  spokenLabel,
} from './live-words';
import type { HonestLabel } from './live-words';

/** One departure as the list shows it. */
export interface DepartureRow {
  /** Trip and service day: unique in a list. */
  readonly key: string;
  readonly tripId: string;
  readonly routeId: string;
  readonly approximate: boolean;
  readonly figure: string;
  /** 去县城. */
  readonly title: string;
  /** K12. */
  readonly line: string;
  /** 还有 25 分 · 捎带快递, 已取消：前方修路, or nothing. */
  readonly note: string;
  readonly tag: HonestLabel;
  readonly state: 'usual' | 'past' | 'cancelled';
  /** True when its time is over, also for one that was cancelled. */
  readonly gone: boolean;
  /** The same for the ear. */
  readonly spoken: string;
}

/** Where and when the list is read. */
export interface DepartureContext {
  readonly stop: Stop;
  readonly countyStop?: Stop | undefined;
  readonly now: Date;
}

/** What stands between two facts of a note. */
export const NOTE_JOINT = ' · ';

/** A wait longer than this says nothing that the time itself does not, minutes. */
const LONGEST_WAIT = 4 * 60;

/** The lines for `departures`, which stay in their order; cancelled ones stay among them. */
export function departureRows(departures: readonly Departure[], context: DepartureContext): DepartureRow[] {
  const lastTo = lastRunningTo(departures, context);
  return departures.map((departure) => rowOf(departure, context, lastTo));
}

/** The line for one of `departures`, which may be the last of its day and is then said to be. */
export function rowOfBus(
  departures: readonly Departure[],
  departure: Departure,
  context: DepartureContext,
): DepartureRow {
  return rowOf(departure, context, lastRunningTo(departures, context));
}

function lastRunningTo(
  departures: readonly Departure[],
  { stop, countyStop }: DepartureContext,
): ReadonlySet<Departure> {
  const last = new Map<string, Departure>();
  for (const each of departures)
    if (each.status !== 'cancelled') last.set(destinationName(each, stop, countyStop), each);
  return new Set(last.values());
}

function rowOf(departure: Departure, context: DepartureContext, last: ReadonlySet<Departure>): DepartureRow {
  const { stop, countyStop, now } = context;
  const minutes = minutesUntil(departure, now);
  const state = departure.status === 'cancelled' ? 'cancelled' : minutes < 0 ? 'past' : 'usual';
  const destination = destinationName(departure, stop, countyStop);
  return {
    key: `${departure.serviceDate} ${departure.tripId}`,
    tripId: departure.tripId,
    routeId: departure.routeId,
    approximate: departure.approximate,
    figure: wallTime(departure.seconds),
    title: `去${destination}`,
    line: departure.routeName,
    note: notesOf(departure, { minutes, last: last.has(departure), now }).join(NOTE_JOINT),
    tag: honestLabel(departure, minutes < 0, now),
    state,
    gone: minutes < 0,
    spoken: spokenRow(departure, destination, { minutes, now }),
  };
}

interface Moment {
  /** Until it is expected; negative when it has left. */
  readonly minutes: number;
  readonly now: Date;
}

function notesOf(departure: Departure, { minutes, now, last }: Moment & { readonly last: boolean }): string[] {
  const parcels = departure.carriesParcels ? '捎带快递' : '';
  if (departure.status === 'cancelled') return filled([cancelledText(departure), alternativeText(departure, now)]);
  if (minutes < 0) return filled([departure.marketDay ? MARKET_BUS : '', parcels]);
  const wait = minutes <= LONGEST_WAIT ? waitText(minutes) : '';
  return filled([wait, expectedText(departure), last ? '当天最后一班' : '', ...boardingWords(departure), parcels]);
}

function spokenRow(departure: Departure, destination: string, { minutes, now }: Moment): string {
  const head = `${spokenDepartureTime(departure)}，开往${destination}，${spokenLine(departure.routeName)}`;
  const said = (...parts: readonly string[]): string => `${filled([head, ...parts]).join('，')}。`;
  if (departure.status === 'cancelled') return said(cancelledText(departure), spokenAlternative(departure, now));
  if (minutes < 0) return said('已经开走了');
  const wait = minutes <= LONGEST_WAIT ? spokenWait(minutes) : '';
  return said(
    wait,
    spokenLabel(departure, now),
    spokenExpected(departure),
    ...boardingWords(departure),
    departure.carriesParcels ? '捎带快递' : '',
  );
}

function filled(parts: readonly string[]): string[] {
  return parts.filter((part) => part !== '');
}
