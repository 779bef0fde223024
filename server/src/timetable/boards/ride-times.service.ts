// How long does a ride take by the timetable that runs now?
import { Injectable } from '@nestjs/common';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { directRideMinutes, rideKey } from './ride-minutes.js';

/** Rides without a change, worked out once per timetable. */
@Injectable()
export class RideTimes {
  private made: { readonly basis: string; readonly minutes: ReadonlyMap<string, number> } | undefined;

  constructor(private readonly current: CurrentTimetable) {}

  /** Minutes of the quickest ride from one stop to another; undefined when there is none, or no timetable yet. */
  minutes(fromStopId: string, toStopId: string): number | undefined {
    if (!this.current.isLoaded()) return undefined;
    const { basis, timetable } = this.current.snapshot();
    if (this.made?.basis !== basis) this.made = { basis, minutes: directRideMinutes(timetable) };
    const { places } = timetable;
    return this.made.minutes.get(rideKey(places.placeId(fromStopId), places.placeId(toStopId)));
  }
}
