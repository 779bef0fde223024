// Which ride does a bus make from one of its stops to another, and where is that in its timetable of today?
import type { BusRide } from '@kehuoyou/shared';
import type { RunCall, TripRun } from '../../timetable/driving/trip-runs.service.js';

/** The ride on a bus between two of its calls, as it is expected. */
export function rideOn(run: TripRun, from: number, to: number): BusRide | undefined {
  const [start, end] = [run.calls[from], run.calls[to]];
  if (!start || !end) return undefined;
  return {
    ...{ tripId: run.tripId, serviceDate: run.serviceDate, routeName: run.routeName },
    ...{ fromStopName: start.stopName, toStopName: end.stopName, departure: start.departure, arrival: end.arrival },
    ...{ fromSequence: start.sequence, toSequence: end.sequence },
    planned: { departure: start.planned, arrival: end.plannedArrival },
  };
}

/** What is known of a ride that was found once. */
export type FoundRide = Pick<
  BusRide,
  'fromStopName' | 'toStopName' | 'fromSequence' | 'toSequence' | 'departure' | 'arrival' | 'planned'
>;

/**
 * Places among the calls of a run where a ride begins and ends. A ride keeps to its stops, whatever numbers another
 * timetable gives them: -1 for a stop at which the bus does not call any more.
 */
export function placesOf(
  { calls }: Pick<TripRun, 'calls'>,
  ride: FoundRide,
): { readonly from: number; readonly to: number } {
  const { fromStopName, toStopName, fromSequence, toSequence, planned = ride } = ride;
  const leaves = (call: RunCall): number => Math.abs(Date.parse(call.planned) - Date.parse(planned.departure));
  const arrives = (call: RunCall): number => Math.abs(Date.parse(call.plannedArrival) - Date.parse(planned.arrival));
  const from = placeOf(calls, { name: fromStopName, sequence: fromSequence }, leaves);
  const later = calls.slice(from + 1);
  const to = placeOf(later, { name: toStopName, sequence: toSequence }, arrives);
  return { from, to: to < 0 ? -1 : from + 1 + to };
}

/**
 * The stop of that name and number; else of those of that name, for a bus may call twice at one, the one nearest in time;
 * else the one of that number, if its name alone has changed.
 */
function placeOf(
  calls: readonly RunCall[],
  { name, sequence }: { readonly name: string; readonly sequence: number },
  apart: (call: RunCall) => number,
): number {
  const named = calls.filter(({ stopName }) => stopName === name);
  const [nearest] = [...named].sort((a, b) => apart(a) - apart(b));
  const found =
    named.find((call) => call.sequence === sequence) ??
    nearest ??
    calls.find((call) => call.sequence === sequence && apart(call) === 0);
  return found === undefined ? -1 : calls.indexOf(found);
}
