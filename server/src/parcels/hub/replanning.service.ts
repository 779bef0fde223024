// What becomes of what was to go with a bus that does not come, and who hears of it?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock, HubBus } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { tripCancelled } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { isOfThePost, unitOf } from '../loading/trip-load-store.js';
import { TripLoadEntity } from '../loading/trip-load.entity.js';
import { isHanded } from './bag-store.js';
import { BUS_STOPPED, replannedWords } from './hub-words.js';
import { LoadNews } from './load-news.service.js';
import { NextBuses } from './next-buses.service.js';
import { PlannedMoves } from './planned-moves.service.js';

/** By then every process has heard of it. */
const SEEN_WITHIN_MS = 60_000;

/** Something that has to go on, with the bus that takes it, if there is one. */
interface Rider {
  readonly load: TripLoadEntity;
  /** Where it waits. */
  readonly fromPointId: string;
  /** True for what is on its way already: where it goes on from there, scans say. */
  readonly isUnderWay?: true;
  readonly next?: HubBus & { readonly arrival: string };
}

/** Finds other buses for what waits for one that does not come. */
@Injectable()
export class Replanning implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly runs: TripRuns,
    private readonly buses: NextBuses,
    private readonly moves: PlannedMoves,
    private readonly network: NetworkService,
    private readonly loadNews: LoadNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripCancelled, 'parcels.replan_trip', (event, tx) => this.replan(event, tx));
  }

  private async replan(event: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    const { tripId, serviceDate } = event.payload;
    const loads = (await tx.findBy(TripLoadEntity, { tripId, serviceDate })).filter(isOfThePost);
    if (loads.length === 0) return;
    const run = this.runs.run(event.payload);
    const stopped = run?.calls.some(({ dropped }) => dropped) ?? true;
    // This process may not have heard of it yet; taken back meanwhile it says nothing any more.
    if (!stopped && this.clock.now().getTime() - event.at.getTime() < SEEN_WITHIN_MS) throw new Failure('unavailable');
    if (!stopped || !run) return;
    const reason = run.cancelled ?? BUS_STOPPED;
    const riders: Rider[] = [];
    for (const rider of await this.ridersOf(tx, run, loads)) riders.push(await this.move(event, tx, rider, reason));
    const [first] = run.calls;
    await this.loadNews.tell(tx, {
      ...{ eventId: event.id, at: event.at, trip: run },
      things: riders.map((rider) => ({ ...rider, toPointId: rider.load.toPointId })),
      words: (to, things) =>
        replannedWords({
          ...{ routeName: run.routeName, departure: first?.planned ?? '', reason, to },
          riders: things.map(({ load: { pieces }, next }) => ({ pieces, next })),
        }),
    });
  }

  /** What the bus does not bring: it waits where the bus does not leave, or does not get to where it goes. */
  private async ridersOf(tx: EntityManager, run: TripRun, loads: readonly TripLoadEntity[]): Promise<Rider[]> {
    const riders: Rider[] = [];
    for (const load of loads) {
      const [from, to] = [load.fromSequence, load.toSequence].map((at) =>
        run.calls.find(({ sequence }) => sequence === at),
      );
      if (!from || (!from.dropped && to?.dropped !== true) || (await isHanded(tx, unitOf(load.unit)))) continue;
      const point = this.network.takerAtStop(from.stopIds);
      if (!point) continue;
      riders.push({ load, fromPointId: point.id, ...(from.passed ? { isUnderWay: true } : {}) });
    }
    return riders;
  }

  /** Means it for the next bus with room, in the caller's transaction. */
  private async move(event: DeliveredEvent<TripOnDay>, tx: EntityManager, rider: Rider, why: string): Promise<Rider> {
    const { load, fromPointId } = rider;
    if (rider.isUnderWay) return rider;
    const { next } = load.toPointId === null ? {} : this.buses.to(fromPointId, load.toPointId, load.grams);
    if (!next) return rider;
    const unit = unitOf(load.unit);
    const refusal = await this.moves.make(tx, { because: event.id, unit, trip: next, fromPointId, why });
    return refusal === undefined ? { ...rider, next } : rider;
  }
}
