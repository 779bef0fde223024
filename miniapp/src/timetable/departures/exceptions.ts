// What is to be said of one bus because it is not so with the others of its day?
import type { Departure, Stop } from '@kehuoyou/shared';
import { isStillToCome } from '@kehuoyou/shared';
import { destinationName } from './departure-words';

/** What is said of one of the departures that were looked at: 当天最后一班, 不带快递. */
export type Exceptions = (departure: Departure) => readonly string[];

/** Said of the last one that goes to a place. */
export const LAST_BUS = '当天最后一班';

/** Whether a bus takes parcels along. */
type Carrier = Pick<Departure, 'carriesParcels'>;

/** 捎带快递 or 不带快递, of those with which it is otherwise than with most of `all`. */
export function parcelMark(all: readonly Carrier[]): (one: Carrier) => readonly string[] {
  const carrying = all.filter(({ carriesParcels }) => carriesParcels).length;
  const usual = carrying * 2 >= all.length;
  return ({ carriesParcels }) => (carriesParcels === usual ? [] : [carriesParcels ? '捎带快递' : '不带快递']);
}

/**
 * What is the same in every row is not written in any. Whether a bus takes parcels along is told of those with
 * which it is otherwise than with most; the last one that can still be taken to a place is called so, where all that go there are known.
 */
export function exceptionsAmong(
  departures: readonly Departure[],
  { countyStop, now, oneLine }: { readonly countyStop?: Stop | undefined; readonly now: Date; readonly oneLine?: true },
): Exceptions {
  const parcels = parcelMark(departures);
  const last = new Map<string, Departure>();
  for (const each of departures) {
    if (each.status !== 'cancelled' && !oneLine) last.set(destinationName(each, countyStop), each);
  }
  const lastOnes = new Set([...last.values()].filter((each) => isStillToCome(each, now)));
  return (departure) => [...(lastOnes.has(departure) ? [LAST_BUS] : []), ...parcels(departure)];
}
