// What is on a bus, for whoever loads, drives or answers for it?
import { Inject, Injectable } from '@nestjs/common';
import { addCargo, manifestPolicy, NO_CARGO, pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock, Manifest, ManifestAsk, ManifestStop, PointRecord } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { csvFile } from '../../documents/csv-file.js';
import { pdfFile } from '../../documents/pdf-file.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import type { SentFile } from '../../http/files/file-answer.js';
import { PublicAddress } from '../../http/public-address.js';
import { NetworkService } from '../../network/network.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { RunCall, TripRun } from '../../timetable/driving/trip-runs.service.js';
import { BusLoads } from './bus-loads.service.js';
import type { CarriedUnit } from './bus-loads.service.js';
import { manifestSheet, manifestTable } from './manifest.view.js';
import { busFrom } from './next-buses.service.js';

/** Manifests. */
@Injectable()
export class Manifests {
  constructor(
    private readonly runs: TripRuns,
    private readonly loads: BusLoads,
    private readonly network: NetworkService,
    private readonly address: PublicAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A bus with what is on it; one that is none of the caller's and one that does not run answer alike. */
  async read(caller: Caller, ask: ManifestAsk): Promise<Manifest> {
    const run = this.runs.run(ask);
    const found = run && {
      run,
      bus: { ...run.bus, areaCode: this.network.county().code },
      places: this.network
        .pointsAtStop(run.calls.flatMap(({ stopIds }) => stopIds))
        .flatMap(({ id }) => this.network.jurisdictionOf(id) ?? []),
    };
    return this.manifest(authorise(caller, manifestPolicy.read, found, 'trip_not_found', 'tripId').run);
  }

  async csv(caller: Caller, ask: ManifestAsk): Promise<SentFile> {
    return csvFile(manifestTable(await this.read(caller, ask)));
  }

  async pdf(caller: Caller, ask: ManifestAsk): Promise<SentFile> {
    const manifest = await this.read(caller, ask);
    const { tripId, serviceDate } = manifest;
    const page = pageAddress(parcelsPages.loadSheet, { trip: tripId, date: serviceDate });
    return pdfFile(manifestSheet(manifest, `${this.address.base}/#${page}`));
  }

  private async manifest(run: TripRun): Promise<Manifest> {
    const { hold, units, load } = (await this.loads.of(run.serviceDate, [run.tripId]))(run);
    const stops = run.calls.flatMap((call) => this.stopsAt(call, units)).filter(({ cargo }) => cargo.pieces > 0);
    return {
      ...busFrom(run, run.calls[0]?.stopId ?? ''),
      ...(run.cancelled === undefined ? {} : { cancelled: run.cancelled }),
      ...(hold.plate === undefined ? {} : { plate: hold.plate }),
      ...(hold.staffNumber === undefined ? {} : { staffNumber: hold.staffNumber }),
      ...(hold.refusal === undefined ? {} : { refusal: hold.refusal }),
      room: hold.room,
      load,
      stops,
      at: this.clock.now().toISOString(),
    };
  }

  /** What is taken off at a call, by the point to which it goes: those that lie there first. */
  private stopsAt(call: RunCall, units: readonly CarriedUnit[]): ManifestStop[] {
    const here = units.filter(({ load }) => load.toSequence === call.sequence);
    const own = this.network.pointsAtStop(call.stopIds);
    const ids = new Set(own.map(({ id }) => id));
    for (const { load } of here) ids.add(load.toPointId ?? '');
    return [...ids]
      .map((id) => ({ id, some: here.filter(({ load }) => (load.toPointId ?? '') === id) }))
      .filter(({ some }) => some.length > 0)
      .map(({ id, some }) => ({ ...this.placeAt(call, own, id), ...thingsIn(some) }));
  }

  /** A point at a call. What is for one that lies elsewhere is taken over by the station, and changes its bus. */
  private placeAt(call: RunCall, own: readonly PointRecord[], pointId: string) {
    const point = this.network.findPoint(pointId);
    const changes = point !== undefined && !own.some(({ id }) => id === point.id);
    const taker = changes ? this.network.takerAtStop(call.stopIds) : point;
    return {
      stopId: call.stopId,
      stopSequence: call.sequence,
      stopName: call.stopName,
      arrival: call.arrival,
      ...(point === undefined ? {} : { pointId: point.id, pointName: point.name }),
      ...(changes ? { changesHere: true as const } : {}),
      ...(taker?.phone === undefined ? {} : { phone: taker.phone }),
    };
  }
}

function thingsIn(some: readonly CarriedUnit[]): Pick<ManifestStop, 'bags' | 'loose' | 'cargo'> {
  return {
    bags: some.flatMap(({ bag }) => bag ?? []),
    loose: some.flatMap(({ loose }) => loose ?? []),
    cargo: some.reduce((sum, { load }) => addCargo(sum, load), NO_CARGO),
  };
}
