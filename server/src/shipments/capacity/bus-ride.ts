// Which ride does a bus make from one of its stops to another?
import type { BusRide } from '@kehuoyou/shared';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';

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
