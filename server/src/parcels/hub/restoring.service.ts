// What goes with a bus again that was said not to come, and comes after all?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock, HubBus } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { callAt, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { tripRestored } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { plannedAway } from '../loading/load-plan.js';
import { isOfThePost, unitOf, unitsToldOf, unitsOnBus } from '../loading/trip-load-store.js';
import { TripLoadEntity } from '../loading/trip-load.entity.js';
import { isHanded } from './bag-store.js';
import { restoredWords, RUNS_AGAIN } from './hub-words.js';
import { LoadNews } from './load-news.service.js';
import { busFrom } from './next-buses.service.js';
import { PLANNER, PlannedMoves } from './planned-moves.service.js';

/** By then every process has heard of it. */
const SEEN_WITHIN_MS = 60_000;

/** Something that was to go with the bus before it was stopped. */
interface Returner {
  readonly fromPointId?: string;
  readonly toPointId: string | null;
  readonly pieces: number;
  /** The bus with which it goes all the same; absent for what goes with this one. */
  readonly other?: HubBus;
}

/** Gives a bus back what it was to bring. */
@Injectable()
export class Restoring implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly runs: TripRuns,
    private readonly moves: PlannedMoves,
    private readonly network: NetworkService,
    private readonly loadNews: LoadNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripRestored, 'parcels.restore_trip', (event, tx) => this.restore(event, tx));
  }

  private async restore(event: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    const run = this.runs.run(event.payload);
    const stopped = run?.calls.some(({ dropped }) => dropped) ?? true;
    // This process may not have heard of it yet; stopped anew meanwhile it says nothing any more.
    if (stopped && this.clock.now().getTime() - event.at.getTime() < SEEN_WITHIN_MS) throw new Failure('unavailable');
    if (stopped || !run) return;
    const things = [...(await this.staying(tx, run)), ...(await this.comingBack(event, tx, run))];
    if (things.length === 0) return;
    await this.loadNews.tell(tx, {
      ...{ eventId: event.id, at: event.at, trip: run, things },
      words: (to, some) =>
        restoredWords({ routeName: run.routeName, departure: run.calls[0]?.planned ?? '', to, riders: some }),
    });
  }

  /** What was never meant for another bus: it had none, or was on its way. */
  private async staying(tx: EntityManager, { tripId, serviceDate, calls }: TripRun): Promise<Returner[]> {
    const staying: Returner[] = [];
    for (const load of (await tx.findBy(TripLoadEntity, { tripId, serviceDate })).filter(isOfThePost)) {
      if (await isHanded(tx, unitOf(load.unit))) continue;
      const from = calls.find(({ sequence }) => sequence === load.fromSequence);
      const point = this.network.takerAtStop(from?.stopIds ?? []);
      staying.push({ ...(point ? { fromPointId: point.id } : {}), toPointId: load.toPointId, pieces: load.pieces });
    }
    return staying;
  }

  /** What the planner meant for other buses, and nobody has put on one: meant for this one again, if it can still go. */
  private async comingBack(event: DeliveredEvent<TripOnDay>, tx: EntityManager, run: TripRun): Promise<Returner[]> {
    const told = await unitsToldOf(tx, await unitsOnBus(tx, run));
    const back: Returner[] = [];
    for (const [name, { facts, pieces }] of told) {
      const away = plannedAway(facts, run, ({ actor }) => actor === PLANNER);
      const unit = unitOf(name);
      if (away === undefined || (await isHanded(tx, unit))) continue;
      const { fromPointId = '', toPointId = null } = away;
      const refusal = this.brings(run, fromPointId, toPointId)
        ? await this.moves.make(tx, { because: event.id, unit, trip: run, fromPointId, why: RUNS_AGAIN })
        : 'trip_gone';
      const other = refusal === undefined ? undefined : this.runs.run(away.trip);
      const stopId = this.network.findPoint(fromPointId)?.stopId ?? '';
      back.push({ fromPointId, toPointId, pieces, ...(other ? { other: busFrom(other, stopId) } : {}) });
    }
    return back;
  }

  /** True where the bus still leaves from there, and comes to where it goes, or to where it changes. */
  private brings(run: TripRun, fromPointId: string, toPointId: string | null): boolean {
    const stopOf = (pointId: string | null) => this.network.findPoint(pointId ?? '')?.stopId;
    const from = callAt(run, stopOf(fromPointId));
    return from !== undefined && run.calls[from]?.passed === false && stopOf(toPointId) !== undefined;
  }
}
