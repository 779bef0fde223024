// With which buses do boxes get from a point to the county's hub on a day?
import { Inject, Injectable } from '@nestjs/common';
import {
  dateAt,
  Failure,
  firstDifference,
  instantOf,
  isoOf,
  parcelTimes,
  pauseAt,
  shipmentRules,
} from '@kehuoyou/shared';
import type { BusRide, Clock, ParcelJourney, ServiceDate, TripDay, WayRefusal } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { callAt, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { JourneyService } from '../../timetable/planner/journey.service.js';
import { placesOf, rideOn } from './bus-ride.js';
import type { CountyWay } from './county-way.js';

/** Ways of a day that are told. */
const MOST_WAYS = 16;
/** A second of the county's day after which no day's bus leaves. */
const DAY_ENDS = 86_400;

/** Ways of boxes to the hub. */
@Injectable()
export class CountyWays {
  constructor(
    private readonly journeys: JourneyService,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The county's hub, to which all boxes go by bus. */
  hubId(): string {
    const hub = this.network.hub();
    if (!hub) throw new Failure('point_not_found', 'pointId');
    return hub.id;
  }

  /** The ways of a day, the soonest there first, however full they are; those that are stopped too. */
  on(pointId: string, date: ServiceDate): CountyWay[] {
    const point = this.network.findPoint(pointId);
    if (!point) throw new Failure('point_not_found', 'pointId');
    if (point.stopId === undefined || point.tier === 'county_hub') return [];
    const found = new Map(this.planned(pointId, date).map((way) => [nameOf(way), way]));
    for (const way of this.stopped(point.stopId, date)) if (!found.has(nameOf(way))) found.set(nameOf(way), way);
    return [...found.values()]
      .sort((a, b) =>
        firstDifference(
          Date.parse(a.arrival) - Date.parse(b.arrival),
          Date.parse(a.departure) - Date.parse(b.departure),
        ),
      )
      .slice(0, MOST_WAYS);
  }

  /** Why nothing can be booked on a way now; undefined where it can. What is on it already may be too much, though. */
  refusal({ rides }: Pick<CountyWay, 'rides'>): WayRefusal | undefined {
    const calls = rides.map((ride) => {
      const run = this.runs.run(ride);
      const at = run && placesOf(run, ride);
      return { run, from: run?.calls[at?.from ?? -1], to: run?.calls[at?.to ?? -1] };
    });
    const isStopped = calls.some(
      ({ run, from, to }) => !run || run.cancelled !== undefined || !from || from.dropped || !to || to.dropped,
    );
    if (isStopped) return 'cancelled';
    const leaves = calls[0]?.from;
    const now = this.clock.now().getTime();
    if (!leaves || leaves.passed || Date.parse(leaves.departure) <= now) return 'gone';
    const isLate = Date.parse(leaves.departure) - now < shipmentRules.bookBeforeMinutes * 60_000;
    return isLate ? 'too_late' : undefined;
  }

  /** True where a point pauses at the last moment at which boxes can be brought there for a way. */
  isShut(pointId: string, { handInBy }: Pick<CountyWay, 'handInBy'>): boolean {
    return pauseAt(this.network.findPoint(pointId)?.pauses ?? [], new Date(handInBy)) !== undefined;
  }

  /** When its first bus leaves, as it is expected; undefined for one that does not come. */
  leavesAt(way: Pick<CountyWay, 'rides'>): Date | undefined {
    const [ride] = way.rides;
    if (!ride || this.refusal(way) === 'cancelled') return undefined;
    const run = this.runs.run(ride);
    const call = run?.calls[placesOf(run, ride).from];
    return new Date(call?.departure ?? ride.departure);
  }

  private planned(pointId: string, date: ServiceDate): CountyWay[] {
    const found: CountyWay[] = [];
    const day = dateAt(this.clock.now());
    let ready = date === day ? this.clock.now() : instantOf(date, 0);
    for (let looks = 0; looks < MOST_WAYS && found.length < MOST_WAYS; looks += 1) {
      const ask = { from: pointId, to: this.hubId(), readyAt: ready.toISOString(), volumeLitres: 0, weightGrams: 0 };
      const journeys = this.journeys.parcelWays(ask);
      const ofDay = journeys.filter(({ departure }) => dateAt(new Date(departure)) === date);
      for (const journey of ofDay) {
        const way = this.wayOf(journey);
        if (way) found.push(way);
      }
      const last = Math.max(...journeys.map(({ departure }) => Date.parse(departure)));
      if (ofDay.length < journeys.length || journeys.length === 0) break;
      ready = new Date(last - parcelTimes.cutOffMinutes * 60_000 + 60_000);
    }
    return found;
  }

  private wayOf({ legs, handInBy, departure, arrival }: ParcelJourney): CountyWay | undefined {
    const rides = legs.flatMap((leg): BusRide[] => {
      if (leg.mode !== 'bus' || leg.tripId === undefined || leg.serviceDate === undefined) return [];
      const trip = { tripId: leg.tripId, serviceDate: leg.serviceDate };
      const ride = this.rideOf(trip, leg.fromStopId, leg.toStopId);
      return ride ? [ride] : [];
    });
    const isWhole = rides.length > 0 && rides.length === legs.filter(({ mode }) => mode === 'bus').length;
    return isWhole ? { rides, handInBy, departure, arrival } : undefined;
  }

  private rideOf(trip: TripDay, fromStopId: string, toStopId: string): BusRide | undefined {
    const run = this.runs.run(trip);
    const from = run && callAt(run, fromStopId);
    const to = run && from !== undefined ? callAt(run, toStopId, from + 1) : undefined;
    return run && from !== undefined && to !== undefined ? rideOn(run, from, to) : undefined;
  }

  /** Buses straight to the hub that do not come: a bus that was stopped is in no plan, and must not look as if there were none. */
  private stopped(stopId: string, date: ServiceDate): CountyWay[] {
    const hub = this.network.findPoint(this.hubId())?.stopId;
    return this.runs.runsFrom(stopId, date).flatMap((run): CountyWay[] => {
      const from = callAt(run, stopId);
      const to = from === undefined ? undefined : callAt(run, hub, from + 1);
      const ride = from === undefined || to === undefined ? undefined : rideOn(run, from, to);
      if (!ride || run.calls[from ?? 0]?.dropped !== true) return [];
      const cutOff = Math.round((Date.parse(ride.departure) - instantOf(date, 0).getTime()) / 1_000);
      const handInBy = isoOf(date, Math.max(0, Math.min(cutOff, DAY_ENDS) - parcelTimes.cutOffMinutes * 60));
      return [{ rides: [ride], handInBy, departure: ride.departure, arrival: ride.arrival }];
    });
  }
}

function nameOf({ rides }: CountyWay): string {
  return rides.map(({ serviceDate, tripId, fromSequence }) => `${serviceDate} ${tripId} ${fromSequence}`).join(' ');
}
