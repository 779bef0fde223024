// What is on these buses or meant for them, and how full are they?
import { Injectable } from '@nestjs/common';
import { mostCargo, NO_CARGO } from '@kehuoyou/shared';
import type { Cargo, HubBag, ManifestParcel, TripDay } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { isOfThePost, unitOf } from '../loading/trip-load-store.js';
import { TripLegLoadEntity, TripLoadEntity } from '../loading/trip-load.entity.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripHold } from '../../timetable/driving/trip-runs.service.js';
import { contentsOf, EMPTY_BAG, hubBag, looseState } from './bag-store.js';

/** Something that is taken off a bus at one of its stops. */
export interface CarriedUnit {
  readonly load: TripLoadEntity;
  readonly bag?: HubBag;
  readonly loose?: ManifestParcel;
}

/** A bus with everything that is on it. */
export interface LoadedRun {
  readonly hold: TripHold;
  readonly units: readonly CarriedUnit[];
  /** Where it is fullest. */
  readonly load: Cargo;
}

const NO_HOLD: TripHold = { room: NO_CARGO };

/** Buses with what is on them. */
@Injectable()
export class BusLoads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: TripRuns,
  ) {}

  /** Everything of these trips of one day, by `tripKey`. */
  async of(serviceDate: string, tripIds: readonly string[]): Promise<(trip: TripDay) => LoadedRun> {
    const { manager } = this.dataSource;
    const ofDay = { serviceDate, tripId: In([...tripIds]) };
    const loads = await manager.find(TripLoadEntity, { where: ofDay, order: { unit: 'ASC' } });
    const legs = await manager.findBy(TripLegLoadEntity, ofDay);
    const holds = await this.runs.holds(
      manager,
      tripIds.map((tripId) => ({ tripId, serviceDate })),
    );
    const units = await this.unitsOf(loads);
    return (trip) => ({
      hold: holds.get(tripKey(trip)) ?? NO_HOLD,
      units: units.filter(({ load }) => load.tripId === trip.tripId),
      load: mostCargo(legs.filter(({ tripId }) => tripId === trip.tripId)),
    });
  }

  private async unitsOf(loads: readonly TripLoadEntity[]): Promise<CarriedUnit[]> {
    // What farmers send along takes room, and is nothing of the hub's.
    const units = loads.filter(isOfThePost).map((load) => ({ load, unit: unitOf(load.unit) }));
    const seals = units.flatMap(({ unit }) => ('seal' in unit ? [unit.seal] : []));
    const parcelIds = units.flatMap(({ unit }) => ('seal' in unit ? [] : [unit.parcelId]));
    const contents = await contentsOf(this.dataSource.manager, seals);
    const parcels =
      parcelIds.length === 0 ? [] : await this.dataSource.manager.findBy(ParcelEntity, { id: In(parcelIds) });
    return units.map(({ load, unit }): CarriedUnit => {
      if ('seal' in unit) {
        const inside = contents.get(unit.seal) ?? EMPTY_BAG;
        return { load, bag: hubBag(unit.seal, inside, load) };
      }
      const parcel = parcels.find(({ id }) => id === unit.parcelId);
      if (!parcel) return { load };
      const { id: parcelId, waybill, carrier, state } = parcel;
      return { load, loose: { parcelId, waybill, carrier, state: looseState(state, load) } };
    });
  }
}
