// With which buses do the sample parcels of a day go, and what are those buses?
import { Injectable } from '@nestjs/common';
import { addDays, Failure } from '@kehuoyou/shared';
import type { Compartment, ServiceDate } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { SampleAccounts } from '../../accounts/sign-in/sample-accounts.service.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { FleetService } from '../../timetable/driving/fleet.service.js';
import { RunSheets } from '../../timetable/driving/run-sheet.service.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { JourneyService } from '../../timetable/planner/journey.service.js';
import { SAMPLE_DAYS } from './sample-day.js';
import type { SampleLeg, SampleRide } from './sample-day.js';

/** Where the sample parcels go; the first is the sample keeper's, and the sample household's. */
export const SAMPLE_POINTS = ['P104204', 'P104203', 'P102212', 'S101', 'P100205'] as const;

const COMPANY = 'MT';
/** Ready for the first bus of the morning, and for that of the afternoon; how many go with it. */
const READY = [
  { point: SAMPLE_POINTS[0], hour: 6, pieces: 8 },
  { point: SAMPLE_POINTS[0], hour: 12, pieces: 4 },
  { point: SAMPLE_POINTS[1], hour: 6, pieces: 5 },
  { point: SAMPLE_POINTS[2], hour: 9, pieces: 6 },
  { point: SAMPLE_POINTS[3], hour: 14, pieces: 7 },
  { point: SAMPLE_POINTS[4], hour: 10, pieces: 5 },
] as const;
/** Below 400 kg for luggage and goods, as a bus of 19 seats has it. */
const HOLD: Compartment = { kind: 'hold', most: { grams: 500_000, litres: 2_500, pieces: 200 }, approved: false };
const CHILL_BOX: Compartment = {
  kind: 'chill_box',
  most: { grams: 60_000, litres: 120, pieces: 20 },
  approved: false,
  chill: { from: 20, to: 80, hours: 8 },
};

/** Buses of the sample days. */
@Injectable()
export class SampleRides {
  private readonly known = new Map<ServiceDate, SampleRide[]>();
  private furnished: ServiceDate | undefined;

  constructor(
    private readonly samples: SampleAccounts,
    private readonly network: NetworkService,
    private readonly journeys: JourneyService,
    private readonly runs: TripRuns,
    private readonly fleet: FleetService,
    private readonly sheets: RunSheets,
    private readonly dataSource: DataSource,
  ) {}

  /** The rides of a day: a bus is chosen once, whatever becomes of it later. */
  on(date: ServiceDate): SampleRide[] {
    const known = this.known.get(date);
    if (known) return known;
    const rides = READY.flatMap((_ready, index) => this.ride(date, index));
    this.known.set(date, rides);
    this.known.delete(addDays(date, -2 * SAMPLE_DAYS));
    return rides;
  }

  private ride(date: ServiceDate, index: number): SampleRide[] {
    const { point: pointId, hour, pieces } = READY[index] ?? READY[0];
    const readyAt = `${date}T${String(hour).padStart(2, '0')}:00:00+08:00`;
    const [way] = this.network.findPoint(pointId)
      ? this.journeys.parcelWays({ from: 'HUB', to: pointId, readyAt, weightGrams: pieces * 1_500 })
      : [];
    const [first, ...others] = (way?.legs ?? []).flatMap((leg): SampleLeg[] => {
      const { tripId, serviceDate, fromStopId, departure, arrival } = leg;
      const from = this.network.takerAtStop([fromStopId]);
      // On foot, or where nobody would take it over: not with a bag.
      if (tripId === undefined || serviceDate !== date || !from) return [];
      return [
        { tripId, serviceDate, fromPointId: from.id, departure: new Date(departure), arrival: new Date(arrival) },
      ];
    });
    if (!first || others.length + 1 !== way?.legs.length) return [];
    return [{ index, pointId, pieces, legs: [{ ...first, fromPointId: 'HUB' }, ...others] }];
  }

  /** Gives the sample company's vehicles their room, and the day's buses a driver and a vehicle, where they have none. */
  async furnish(date: ServiceDate): Promise<void> {
    if (this.furnished === date) return;
    const manager = await this.samples.caller('company_manager');
    const { vehicles, drivers } = await this.fleet.list(manager, COMPANY);
    const own = vehicles.filter(({ postalMark }) => !postalMark);
    for (const [place, { vehicleId, compartments }] of own.entries()) {
      if ((compartments ?? []).length > 0) continue;
      for (const part of place === 1 ? [HOLD, CHILL_BOX] : [HOLD])
        await this.fleet.addCompartment(manager, { companyId: COMPANY, vehicleId, ...part }, command(manager));
    }
    const legs = this.on(date).flatMap((ride) => ride.legs);
    const trips = [...new Map(legs.map((leg) => [tripKey(leg), leg])).values()];
    const holds = await this.runs.holds(this.dataSource.manager, trips);
    for (const [place, trip] of trips.entries()) {
      const [driver, vehicle] = [drivers[place], own[place]];
      if (!driver || !vehicle || holds.get(tripKey(trip))?.plate !== undefined) continue;
      const ask = { date, driverId: driver.driverId, vehicleId: vehicle.vehicleId, tripIds: [trip.tripId] };
      await this.sheets.assign(manager, ask, command(manager)).catch(orStayWithout);
    }
    this.furnished = date;
  }
}

/** A bus that another company runs, or that has gone, does without. */
function orStayWithout(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
}

function command({ accountId }: Caller) {
  return { key: uuid(), caller: accountId, operation: 'sample day', body: {} };
}
