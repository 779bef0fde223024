// What is the number that somebody just scanned, and where does it go?
import { Injectable } from '@nestjs/common';
import { hasEnded, hubPolicy, normalWaybill } from '@kehuoyou/shared';
import type { HubFound } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { exceptionsOf } from '../custody/parcel-row-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { straysAmong } from '../custody/stray-store.js';
import { Leavings } from '../leaving/leavings.service.js';
import { cargoOf, unitName, USUAL_PIECE } from '../loading/trip-load-store.js';
import { TripLoadEntity } from '../loading/trip-load.entity.js';
import { contentsOf, EMPTY_BAG, hubBag } from './bag-store.js';
import { BusLoads } from './bus-loads.service.js';
import { hubWaits } from './hub-words.js';
import { busFrom, NextBuses } from './next-buses.service.js';

/** Answers a scan. */
@Injectable()
export class HubFinder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    private readonly loads: BusLoads,
    private readonly buses: NextBuses,
    private readonly leavings: Leavings,
  ) {}

  /** A parcel by its number, or a bag by its seal. */
  async find(caller: Caller, { pointId, code }: { pointId: string; code: string }): Promise<HubFound> {
    authorise(caller, hubPolicy.read, this.network.jurisdictionOf(pointId), 'point_not_found', 'pointId');
    const seal = code.trim().toUpperCase();
    if (await this.isSeal(seal)) return this.bag(pointId, seal);
    const waybill = normalWaybill(code);
    const parcels = waybill === undefined ? [] : await this.dataSource.manager.findBy(ParcelEntity, { waybill });
    const meant = parcels.find(({ state }) => !hasEnded(state)) ?? parcels[0];
    return meant ? this.parcel(pointId, meant) : { kind: 'nothing' };
  }

  private isSeal(seal: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(ParcelEventEntity, { seal });
  }

  private async parcel(hubId: string, row: ParcelEntity): Promise<HubFound> {
    const { waybill, state, pointId } = row;
    const goes = pointId === null ? { waits: hubWaits.placeUnsaid } : this.goes(hubId, pointId);
    const next = 'next' in goes ? goes.next : undefined;
    const seal = next && pointId !== null ? await this.openBag(next, pointId) : undefined;
    const leaving = (await this.leavings.of([row])).get(row.id);
    const [stray] = await straysAmong(this.dataSource.manager, [row]);
    return {
      kind: 'parcel',
      waybill,
      state,
      exceptions: exceptionsOf(row),
      ...(pointId === null ? {} : { pointId, pointName: this.network.findPoint(pointId)?.name ?? pointId }),
      ...goes,
      ...(seal === undefined ? {} : { seal }),
      ...(leaving === undefined || pointId === null ? {} : { leaving }),
      ...(stray === undefined || stray.seal === null ? {} : { wrongBag: stray.seal }),
    };
  }

  private goes(hubId: string, pointId: string): ReturnType<NextBuses['to']> {
    return this.buses.to(hubId, pointId, USUAL_PIECE.grams);
  }

  /** The bag for a point on a bus into which more can go. */
  private async openBag(bus: { tripId: string; serviceDate: string }, pointId: string): Promise<string | undefined> {
    const { units } = (await this.loads.of(bus.serviceDate, [bus.tripId]))(bus);
    return units.find(({ load, bag }) => load.toPointId === pointId && bag?.state === 'open')?.bag?.seal;
  }

  private async bag(hubId: string, seal: string): Promise<HubFound> {
    const { manager } = this.dataSource;
    const [load] = await manager.find(TripLoadEntity, {
      where: { unit: unitName({ seal }) },
      order: { serviceDate: 'DESC', loaded: 'ASC' },
      take: 1,
    });
    const contents = (await contentsOf(manager, [seal])).get(seal) ?? EMPTY_BAG;
    const bag = hubBag(seal, contents, load ?? { loaded: false, ...cargoOf(contents.states.length, undefined) });
    const sorted = await manager.findOneBy(ParcelEntity, { seal });
    const pointId = load?.toPointId ?? sorted?.pointId ?? undefined;
    const point = pointId === undefined ? {} : { pointId, pointName: this.network.findPoint(pointId)?.name ?? pointId };
    return { kind: 'bag', bag, ...point, ...(load ? await this.onBus(hubId, load) : {}) };
  }

  /** The bus of a bag, which of its stops it is for, and how many bags that bus still waits for. */
  private async onBus(hubId: string, load: TripLoadEntity) {
    const run = this.runs.run(load);
    if (!run) return {};
    const { units } = (await this.loads.of(load.serviceDate, [load.tripId]))(load);
    const stops = [...new Set(units.map(({ load: each }) => each.toSequence))].sort((a, b) => a - b);
    return {
      bus: busFrom(run, this.network.findPoint(hubId)?.stopId ?? ''),
      place: stops.indexOf(load.toSequence) + 1,
      missing: units.filter(({ bag }) => bag?.state === 'open' || bag?.state === 'sealed').length,
    };
  }
}
