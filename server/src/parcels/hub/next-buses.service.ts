// With which bus is something that lies here there first, and who takes it over?
import { Inject, Injectable } from '@nestjs/common';
import { pointOpeningAt } from '@kehuoyou/shared';
import type { Clock, HubBus, TripDay } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { callAt, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { JourneyService } from '../../timetable/planner/journey.service.js';
import { hubWaits } from './hub-words.js';

/** The first bus, or why there is none. */
export interface NextBus {
  readonly next?: HubBus & { readonly arrival: string };
  readonly waits?: string;
}

/** The way of parcels from one point to another. */
@Injectable()
export class NextBuses {
  constructor(
    private readonly journeys: JourneyService,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The bus that brings something from `from` to `to` first, of so many grams; ids of points. */
  to(from: string, to: string, weightGrams: number, readyAt: Date = this.clock.now()): NextBus {
    const [here, there] = [this.network.findPoint(from), this.network.findPoint(to)];
    if (!there) return { waits: hubWaits.pointUnknown };
    if (there.stopId === undefined) return { waits: hubWaits.stopUnknown(there.name) };
    if (here?.stopId === there.stopId) return { waits: hubWaits.sameStop };
    const [way] = this.journeys.parcelWays({ from, to, readyAt: readyAt.toISOString(), weightGrams });
    const first = way?.legs.find(({ mode }) => mode === 'bus');
    const run =
      first?.tripId === undefined || first.serviceDate === undefined
        ? undefined
        : this.runs.run({ tripId: first.tripId, serviceDate: first.serviceDate });
    if (!way || !run || first === undefined) return { waits: hubWaits.noBus };
    return this.arriving(busFrom(run, here?.stopId ?? ''), to, way.arrival);
  }

  /** The same of what lies on a bus already; undefined where that does not run, or does not come there. */
  on(trip: TripDay, from: string, to: string): NextBus | undefined {
    const [here, there] = [this.network.findPoint(from), this.network.findPoint(to)];
    const run = this.runs.run(trip);
    const call = run?.calls[callAt(run, there?.stopId) ?? -1];
    if (!run || run.cancelled !== undefined || call === undefined || call.dropped) return undefined;
    return this.arriving(busFrom(run, here?.stopId ?? ''), to, call.arrival);
  }

  /** Why nobody takes over what comes to a point at this instant; undefined where somebody does. */
  closedAt(pointId: string, arrival: string): string | undefined {
    const point = this.network.findPoint(pointId);
    if (!point) return undefined;
    const { open, sentence } = pointOpeningAt(point, new Date(arrival));
    return open ? undefined : sentence;
  }

  private arriving(bus: HubBus, to: string, arrival: string): NextBus {
    const closed = this.closedAt(to, arrival);
    return { next: { ...bus, arrival }, ...(closed === undefined ? {} : { waits: closed }) };
  }
}

/** A run in a few words, as it leaves this stop. */
export function busFrom(run: TripRun, stopId: string): HubBus {
  const call = run.calls[callAt(run, stopId) ?? 0];
  const { departure = '', planned = '' } = call ?? {};
  return {
    ...tripOfRun(run),
    routeName: run.routeName,
    headsign: run.headsign,
    departure,
    ...(planned === departure ? {} : { planned }),
  };
}

/** Which trip a run is. */
export function tripOfRun({ tripId, serviceDate }: TripRun): TripDay {
  return { tripId, serviceDate };
}
