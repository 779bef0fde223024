// What do the buses of a day from a point have left, for everybody who asks?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt } from '@kehuoyou/shared';
import type { BusSpace, BusSpaces, Clock, ServiceDate, WayRefusal } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { CountyWays } from './county-ways.service.js';
import type { CountyWay } from './county-way.js';
import { spaceOf } from './way-space.js';
import type { WaySpace } from './way-space.js';

/** Room on the buses of a point. */
@Injectable()
export class BusSpaceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ways: CountyWays,
    private readonly space: CargoSpace,
    private readonly runs: TripRuns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofPoint(pointId: string, asked: ServiceDate | undefined): Promise<BusSpaces> {
    const date = asked ?? dateAt(this.clock.now());
    const ways = this.ways.on(pointId, date);
    const spaces = await this.of(ways);
    return { pointId, date, ways: ways.map((way, at) => this.view(pointId, way, spaces[at])) };
  }

  /** What each of these ways has left, as the database has it now. */
  async of(
    ways: readonly Pick<CountyWay, 'rides'>[],
    db: EntityManager = this.dataSource.manager,
  ): Promise<WaySpace[]> {
    const trips = [...new Map(ways.flatMap(({ rides }) => rides.map((ride) => [tripKey(ride), ride]))).values()];
    const full = await this.space.fullness(db, trips);
    return ways.map(({ rides }) =>
      spaceOf(
        rides,
        (trip) => full.get(tripKey(trip)),
        (trip) => this.runs.run(trip)?.calls ?? [],
      ),
    );
  }

  /** Why nothing can be booked on a way from a point now: the bus, its vehicle, or the door. */
  refusal(pointId: string, way: CountyWay, space: WaySpace | undefined): WayRefusal | undefined {
    const ofBus = this.ways.refusal(way) ?? (space?.refused === true ? 'vehicle_not_allowed' : undefined);
    return ofBus ?? (this.ways.isShut(pointId, way) ? 'point_shut' : undefined);
  }

  private view(pointId: string, way: CountyWay, space: WaySpace | undefined): BusSpace {
    const refusal = this.refusal(pointId, way, space);
    return {
      ...way,
      legs: space?.legs ?? [],
      left: space?.left ?? { grams: 0, litres: 0, pieces: 0 },
      ...(space?.chilled === undefined ? {} : { chilled: space.chilled }),
      ...(refusal === undefined ? {} : { refusal }),
    };
  }
}
