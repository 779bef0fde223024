// Where on a line's column does a bus stand, and what may we say of it?
import {
  busTime,
  departureOfCall,
  instantOf,
  isOldNews,
  secondsAt,
  spokenTime,
  clockText,
  tripStateNames,
} from '@kehuoyou/shared';
import type { LineDay, LineTrip } from '@kehuoyou/shared';
import { placeName } from '../departures/departure-words';
import { AT_STOP, seenLabel, spokenLabel, UNREPORTED } from '../departures/live-words';

/** A bus on the column, ready to be drawn. */
export interface BusOnLine {
  readonly key: string;
  readonly tripId: string;
  /** Row of the column at which it was last seen. */
  readonly row: number;
  /** True when it was seen leaving there: it is drawn below that row. */
  readonly between: boolean;
  /** 刚到里田（3分钟前）, 40分钟前到过里田. */
  readonly label: string;
  /** What that means, such as 大约 09:52 到下谢村，可能差 4 分. */
  readonly note: string;
  /** True when it was seen so long ago that it may be anywhere by now. */
  readonly old: boolean;
  /** The same for the ear. */
  readonly spoken: string;
}

/** A bus of which nothing more is heard is taken off the column so long after it should have arrived, seconds. */
const FORGET_AFTER = 45 * 60;

/** On which row of the column each call of a trip stands; a call that the column does not have, on the row before it. */
export function rowsOfCalls(calls: readonly { readonly stopId: string }[], column: readonly string[]): number[] {
  let from = 0;
  let last = 0;
  return calls.map(({ stopId }) => {
    const found = column.indexOf(stopId, from);
    if (found >= 0) {
      last = found;
      from = found + 1;
    }
    return last;
  });
}

/** The bus of a trip; undefined while it is not on the road as far as anybody knows. */
export function busOnLine(
  day: LineDay,
  trip: LineTrip,
  { column, mine, now }: { readonly column: readonly string[]; readonly mine: readonly string[]; readonly now: Date },
): BusOnLine | undefined {
  const { bus } = trip;
  if (!bus || trip.state === 'cancelled' || trip.state === 'arrived' || isForgotten(trip, now)) return undefined;
  const seen = bus.call ?? 0;
  const departure = departureOfCall(day, trip, seen);
  if (!departure) return undefined;
  const old = isOldNews(bus, now);
  const note = noteOf(day, trip, mine, now);
  return {
    key: `${trip.serviceDate} ${trip.tripId}`,
    tripId: trip.tripId,
    row: rowsOfCalls(trip.calls, column)[seen] ?? 0,
    between: bus.left === true,
    label: departure.live ? seenLabel(departure.live, now).word : '',
    note: old && trip.state !== 'short_turned' ? `位置旧了，车可能已经开远。${note}` : note,
    old,
    spoken: `${spokenTime(trip.calls[0]?.departure ?? 0)}发的车，${spokenLabel(departure, now)}。${spokenNote(day, trip, mine, now)}`,
  };
}

/** Where the trip comes to one of these stops for the first time; undefined when it does not. */
export function callAt(trip: LineTrip, stopIds: readonly string[]): number | undefined {
  const found = trip.calls.findIndex(({ stopId }) => stopIds.includes(stopId));
  return found < 0 ? undefined : found;
}

/** The name of a call's stop as people say it. */
export function nameOf(day: LineDay, trip: LineTrip, call: number): string {
  const stopId = trip.calls[call]?.stopId;
  return placeName(day.stops.find(({ id }) => id === stopId)?.name ?? '');
}

function isForgotten({ calls, serviceDate }: LineTrip, now: Date): boolean {
  const last = calls[calls.length - 1];
  if (!last) return true;
  const due = instantOf(serviceDate, (last.expected ?? last.departure) + (last.uncertainty ?? 0) + FORGET_AFTER);
  return due < now;
}

function noteOf(day: LineDay, trip: LineTrip, mine: readonly string[], now: Date): string {
  const call = callAt(trip, mine);
  const here = call === undefined ? undefined : departureOfCall(day, trip, call);
  if (call === undefined || !here) return turnedText(trip);
  const stop = nameOf(day, trip, call);
  const { stage, told, doubt } = busTime(here, now);
  switch (stage) {
    case 'cancelled':
      return `不到${stop}：${trip.reason ?? tripStateNames.short_turned}`;
    case 'gone':
      return `已经开过${stop}`;
    case 'at_stop':
      return `${AT_STOP}：${stop}`;
    case 'unreported':
      return `${stop}${UNREPORTED}`;
    case 'over':
      return turnedText(trip);
    case 'coming':
      return here.live
        ? `大约 ${clockText(told)} 到${stop}${doubt === 0 ? '' : `，可能差 ${doubt} 分`}`
        : turnedText(trip);
  }
}

function spokenNote(day: LineDay, trip: LineTrip, mine: readonly string[], now: Date): string {
  const call = callAt(trip, mine);
  const note = noteOf(day, trip, mine, now);
  const here = call === undefined ? undefined : departureOfCall(day, trip, call);
  if (call === undefined || !here || !note.startsWith('大约')) return note === '' ? '' : `${note}。`;
  return `大约${spokenTime(secondsAt(new Date(busTime(here, now).told)))}到${nameOf(day, trip, call)}。`;
}

function turnedText({ state, reason }: LineTrip): string {
  return state === 'short_turned' ? `到这里就返回：${reason ?? ''}` : '';
}
