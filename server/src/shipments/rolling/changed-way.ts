// How has another timetable changed a way that was booked, and is it still one that keeps what was promised?
import { parcelTimes } from '@kehuoyou/shared';
import type { BusRide, FoldedShipment, Quote, ShipmentFact, TripDay } from '@kehuoyou/shared';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { broughtSince } from '../booking/placed-boxes.js';
import type { OrderWay } from '../booking/placed-boxes.js';
import { placesOf, rideOn } from '../capacity/bus-ride.js';
import { freshHoursOf, knownGoods } from '../quoting/asked-goods.js';
import { countyIso, staysGood } from '../quoting/quoted-lines.js';

const MINUTE_MS = 60_000;
/** Whoever comes some minutes early waits; by more they must know. */
const WORTH_TELLING_MS = 5 * MINUTE_MS;

/** A bus that leaves, or is there, at another time. ISO 8601. */
export interface Shifted {
  readonly was: string;
  readonly is: string;
  /** True where it leaves as before, and is there at another time. */
  readonly isArrival: boolean;
}

/** The same buses at other times. */
export interface Retimed {
  readonly rides: readonly BusRide[];
  readonly handInBy: string;
  readonly shifted: Shifted;
}

/** What was agreed for an order, and what became of it. */
interface SentOrder {
  readonly quote: Quote;
  readonly facts: readonly ShipmentFact[];
  readonly folded: FoldedShipment;
}

/** What a timetable does to a way: one of its buses is in none any more, or it goes at other times. */
export type ChangedWay = 'gone' | Retimed;

/** By the timetable, and not by what is expected: a late bus is not another timetable's. Undefined where all is as it was, but for minutes. */
export function changeOf(
  { rides, handInBy }: { readonly rides: readonly BusRide[]; readonly handInBy: string },
  runOf: (trip: TripDay) => TripRun | undefined,
): ChangedWay | undefined {
  const now = rides.flatMap((ride) => rideNow(ride, runOf(ride)) ?? []);
  if (now.length < rides.length) return 'gone';
  const shifts = rides.flatMap((ride, at): Shifted[] => {
    const [was, is] = [plannedOf(ride), plannedOf(now[at] ?? ride)];
    const arrival = at === rides.length - 1 ? [{ was: was.arrival, is: is.arrival, isArrival: true }] : [];
    return [{ was: was.departure, is: is.departure, isArrival: false }, ...arrival];
  });
  const isWorth = shifts.find(({ was, is }) => Math.abs(Date.parse(is) - Date.parse(was)) >= WORTH_TELLING_MS);
  const shifted = isWorth ?? (connects(now) ? undefined : shifts[0]);
  if (!shifted) return undefined;
  const [first] = shifts;
  const earlier = first ? Date.parse(first.is) - Date.parse(first.was) : 0;
  return { rides: now, handInBy: countyIso(new Date(Date.parse(handInBy) + earlier)), shifted };
}

/** The same rides where a timetable gave other numbers to their stops; undefined where it did not, or does not have them. */
export function renumbered(
  rides: readonly BusRide[],
  runOf: (trip: TripDay) => TripRun | undefined,
): readonly BusRide[] | undefined {
  const now = rides.flatMap((ride): BusRide[] => {
    const there = rideNow(ride, runOf(ride));
    return there ? [{ ...ride, fromSequence: there.fromSequence, toSequence: there.toSequence }] : [];
  });
  const isOther = now.some(
    ({ fromSequence, toSequence }, at) =>
      fromSequence !== rides[at]?.fromSequence || toSequence !== rides[at]?.toSequence,
  );
  return isOther && now.length === rides.length ? now : undefined;
}

/** True where boxes of an order still get there like this: from bus to bus, in time to be brought, and while they are good. */
export function goesOn(
  { quote, facts, folded }: SentOrder,
  { no, chilled }: Pick<OrderWay, 'no' | 'chilled'>,
  { rides, handInBy }: Retimed,
  now: Date,
): boolean {
  const boxes = folded.boxes.filter(({ way }) => way === no);
  const isSomeAtHome = boxes.some(({ state }) => state === 'planned');
  const last = rides.at(-1);
  const since = broughtSince(facts, boxes) ?? handInBy;
  const hours = chilled ? freshHoursOf(knownGoods(quote.goods), true) : quote.freshHours;
  return (
    connects(rides) &&
    !(isSomeAtHome && Date.parse(handInBy) <= now.getTime()) &&
    last !== undefined &&
    staysGood(quote, { handInBy: since, arrival: plannedOf(last).arrival }, hours)
  );
}

/** True where there is time from each bus to the next. */
function connects(rides: readonly BusRide[]): boolean {
  const change = parcelTimes.stationMinutes * MINUTE_MS;
  return rides.every((ride, at) => {
    const before = rides[at - 1];
    if (!before) return true;
    return Date.parse(plannedOf(ride).departure) - Date.parse(plannedOf(before).arrival) >= change;
  });
}

function rideNow(ride: BusRide, run: TripRun | undefined): BusRide | undefined {
  if (!run) return undefined;
  const { from, to } = placesOf(run, ride);
  return rideOn(run, from, to);
}

/** What was booked before that was written down was planned as it was expected. */
function plannedOf({ planned, departure, arrival }: BusRide): { readonly departure: string; readonly arrival: string } {
  return planned ?? { departure, arrival };
}
