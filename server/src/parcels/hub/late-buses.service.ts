// Which keepers hear that a bus with something for them comes at another time than they were told?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { TELL_LATE_MINUTES } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { CLOCK } from '../../clock.js';
import { isStillToCome } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { callAt, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { tripTimed } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { loadedOn, pointsOf } from '../loading/trip-load-store.js';
import { ComingNews } from './coming-news.service.js';

const NAMESPACE = 'b1f0a7c4-6a0e-5f1c-9f0e-2d7c5a4e8b16';

/** Corrects what keepers were told when the bus left; whoever was told nothing reads the time on their bench. */
@Injectable()
export class LateBuses implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly runs: TripRuns,
    private readonly network: NetworkService,
    private readonly grants: GrantsService,
    private readonly coming: ComingNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripTimed, 'parcels.tell_keepers_late', (event, tx) => this.tell(event, tx));
  }

  private async tell(event: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    // The last report says it all.
    if (await isStillToCome(tx, tripTimed, event)) return;
    const { tripId, serviceDate } = event.payload;
    const trip = { tripId, serviceDate };
    const run = this.runs.run(trip);
    const loads = await loadedOn(tx, trip);
    if (!run) return;
    for (const pointId of pointsOf(loads)) {
      const call = run.calls[callAt(run, this.network.findPoint(pointId)?.stopId) ?? -1];
      const arrival = Date.parse(call?.arrival ?? '');
      if (!call || call.dropped || arrival < this.clock.now().getTime()) continue;
      const all = (await this.grants.keepersOf(tx, [pointId])).map(({ accountId }) => accountId);
      const told = await this.coming.toldOf(tx, { trip, pointId, keepers: all });
      const isOff = (at = arrival) => Math.abs(at - arrival) >= TELL_LATE_MINUTES * 60_000;
      await this.coming.tell(tx, {
        ...{ trip, run, call, pointId, happenedAt: event.at, corrected: true },
        eventId: uuidOf(`${event.id} ${pointId}`, NAMESPACE),
        loads: loads.filter((load) => load.toPointId === pointId),
        keepers: all.filter((keeper) => isOff(told.get(keeper))),
      });
    }
  }
}
