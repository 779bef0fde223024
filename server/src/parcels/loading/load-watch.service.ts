// How does the planner of parcels hear that a bus is full, or has another vehicle?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt } from '@kehuoyou/shared';
import type { Cargo, Clock } from '@kehuoyou/shared';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Snapshots } from '../../database/snapshots.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { JourneyService } from '../../timetable/planner/journey.service.js';
import { RoomOnBuses } from './room-on-buses.js';
import { TripLegLoadEntity } from './trip-load.entity.js';

/** Keeps in memory how full the buses are. */
@Injectable()
export class LoadWatch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: TripRuns,
    private readonly journeys: JourneyService,
    private readonly room: RoomOnBuses,
    @Inject(CLOCK) private readonly clock: Clock,
    snapshots: Snapshots,
  ) {
    snapshots.add({ follows: ['timetable', 'live', 'loads'], load: () => this.load() });
  }

  private async load(): Promise<void> {
    const { manager } = this.dataSource;
    const since = addDays(dateAt(this.clock.now()), -1);
    const rows = await manager.findBy(TripLegLoadEntity, { serviceDate: MoreThanOrEqual(since) });
    const given = await this.runs.assignedSince(manager, since);
    const trips = new Map([...rows, ...given].map((each) => [tripKey(each), each]));
    const holds = await this.runs.holds(manager, [...trips.values()]);
    const legs = new Map<string, Map<number, Cargo>>();
    for (const row of rows)
      legs.set(tripKey(row), (legs.get(tripKey(row)) ?? new Map<number, Cargo>()).set(row.stopSequence, row));
    this.room.fill(
      new Map(
        [...holds].map(([key, { room }]) => [key, { room, legs: legs.get(key) ?? new Map<number, Cargo>() }] as const),
      ),
    );
    this.journeys.parcelRoomChanged();
  }
}
