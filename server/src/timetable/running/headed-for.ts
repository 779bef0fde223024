// Where does somebody go who boards here, and how long does the bus take?
import { calledAfter, placeAt } from './instead.js';
import type { CallingTimetable } from './instead.js';

/**
 * Where people who board here go, as the bus says, or, where that is the very stop at which they are, the place
 * at which a round trip turns: the last of its line's name that it still calls at, or else the furthest.
 */
export function headedFor(
  timetable: CallingTimetable,
  row: number,
  said: { readonly headsign: string; readonly longName: string },
): string {
  const { stops } = timetable.feed;
  const here = stops[placeAt(timetable, row)];
  if (!here || said.headsign !== here.name) return said.headsign;
  const { placeholders } = timetable.places;
  const ahead = [...calledAfter(timetable, row)];
  const onward = ahead.flatMap((stop) => stops[stop] ?? []);
  const places = said.longName.replace(/（.*?）/g, '').split('—');
  const named = places.reverse().flatMap((place) => onward.filter(({ name }) => name.startsWith(place)));
  const measured = placeholders.has(placeAt(timetable, row)) ? [] : ahead.filter((stop) => !placeholders.has(stop));
  const far = measured.flatMap((stop) => stops[stop] ?? []).sort((a, b) => distance(b, here) - distance(a, here));
  return (named[0] ?? far[0])?.name ?? said.headsign;
}

type Placed = { readonly latitude: number; readonly longitude: number };

/** Something that grows with the distance, as long as both are in one county. */
function distance(a: Placed, b: Placed): number {
  return Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * Math.cos((b.latitude * Math.PI) / 180));
}

/**
 * Seconds from leaving here until the bus is at the place for which it is headed, by the timetable; undefined where no
 * stop bears that name and the bus comes back to where it began.
 */
export function rideFrom(
  timetable: CallingTimetable & { readonly arrival: Uint32Array },
  row: number,
  headsign: string,
): number | undefined {
  const { arrival, departure, feed, tripOf } = timetable;
  const last = timetable.finalRow(tripOf[row] ?? 0);
  let end = placeAt(timetable, last) === placeAt(timetable, row) ? undefined : last;
  for (let call = row + 1; call <= last; call += 1)
    if (feed.stops[placeAt(timetable, call)]?.name === headsign) end = call;
  return end === undefined || end === row ? undefined : (arrival[end] ?? 0) - (departure[row] ?? 0);
}
