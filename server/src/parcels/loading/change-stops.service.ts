// Where does something get off a bus that does not go where it goes?
import { Injectable } from '@nestjs/common';
import { parcelTimes } from '@kehuoyou/shared';
import { NetworkService } from '../../network/network.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { JourneyService } from '../../timetable/planner/journey.service.js';

/** Minutes more than a change takes until which a parcel has to be handed in where its way begins. */
const SOONER_MS = (parcelTimes.cutOffMinutes - parcelTimes.stationMinutes) * 60_000;

/** Changes from bus to bus. */
@Injectable()
export class ChangeStops {
  constructor(
    private readonly journeys: JourneyService,
    private readonly network: NetworkService,
  ) {}

  /**
   * Number of the call after `from` at which something for this point changes: the station from which it is there first,
   * the first of several. Undefined where no bus goes on from any of them. How full the buses are is left out, or what
   * rides over which leg would depend on who asks when.
   */
  callFor(run: TripRun, from: number, toPointId: string): number | undefined {
    let best: { readonly call: number; readonly arrival: number } | undefined;
    for (const [call, { stopId, stopIds, arrival: off }] of run.calls.entries()) {
      if (call <= from) continue;
      if (this.network.pointsAtStop(stopIds).every(({ tier }) => tier === 'village_point')) continue;
      const readyAt = new Date(Date.parse(off) - SOONER_MS).toISOString();
      const [way] = this.journeys.parcelWays({ from: stopId, to: toPointId, readyAt, volumeLitres: 0, weightGrams: 0 });
      const arrival = way === undefined ? Infinity : Date.parse(way.arrival);
      if (arrival < (best?.arrival ?? Infinity)) best = { call, arrival };
    }
    return best?.call;
  }
}
