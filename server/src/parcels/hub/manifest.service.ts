// What is on a bus, for whoever loads, drives or answers for it?
import { Inject, Injectable } from '@nestjs/common';
import { addCargo, manifestPolicy, NO_CARGO, pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock, Manifest, ManifestAsk, ManifestStop } from '@kehuoyou/shared';
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
    const stops = run.calls.map((call) => this.stopView(call, units)).filter(({ cargo }) => cargo.pieces > 0);
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

  private stopView(call: RunCall, units: readonly CarriedUnit[]): ManifestStop {
    const here = units.filter(({ load }) => load.toSequence === call.sequence);
    const point = this.network.findPoint(here[0]?.load.toPointId ?? '');
    return {
      stopId: call.stopId,
      stopSequence: call.sequence,
      stopName: call.stopName,
      arrival: call.arrival,
      ...(point === undefined ? {} : { pointId: point.id, pointName: point.name }),
      ...(point?.phone === undefined ? {} : { phone: point.phone }),
      bags: here.flatMap(({ bag }) => bag ?? []),
      loose: here.flatMap(({ loose }) => loose ?? []),
      cargo: here.reduce((sum, { load }) => addCargo(sum, load), NO_CARGO),
    };
  }
}
