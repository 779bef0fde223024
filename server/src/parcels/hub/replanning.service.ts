// What becomes of what was to go with a bus that does not come, and who hears of it?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Failure, pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock, HubBus, ParcelState, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import type { NewFact } from '../../device-facts/device-fact-row.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { tripCancelled } from '../../timetable/timetable.events.js';
import type { TripOnDay } from '../../timetable/timetable.events.js';
import { ParcelBook } from '../custody/parcel-book.service.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { parcelFactOf, SAYS_NOTHING_MORE } from '../custody/parcel-row-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { TripLoads } from '../loading/trip-loads.service.js';
import { unitOf } from '../loading/trip-load-store.js';
import { TripLoadEntity } from '../loading/trip-load.entity.js';
import { BUS_STOPPED, HUB_REASON, LOAD_REASON, loadSubject, replannedWords } from './hub-words.js';
import { NextBuses } from './next-buses.service.js';

const NAMESPACE = '9b8d3c52-7a0e-5e56-8f36-0b9d7f0f3a11';
/** Who says so: the server itself. */
const PLANNER = 'replanning';
/** By then every process has heard of it. */
const SEEN_WITHIN_MS = 60_000;

/** States in which something has yet to come to where it goes. */
const ON_THE_WAY: ReadonlySet<ParcelState> = new Set(['at_hub', 'sorted', 'loaded', 'in_transit']);

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
    private readonly loads: TripLoads,
    private readonly book: ParcelBook,
    private readonly news: ParcelNews,
    private readonly network: NetworkService,
    private readonly grants: GrantsService,
    private readonly notices: NoticesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(tripCancelled, 'parcels.replan_trip', (event, tx) => this.replan(event, tx));
  }

  private async replan(event: DeliveredEvent<TripOnDay>, tx: EntityManager): Promise<void> {
    const { tripId, serviceDate } = event.payload;
    const loads = await tx.findBy(TripLoadEntity, { tripId, serviceDate });
    if (loads.length === 0) return;
    const run = this.runs.run(event.payload);
    const stopped = run?.calls.some(({ dropped }) => dropped) ?? true;
    // This process may not have heard of it yet; taken back meanwhile it says nothing any more.
    if (!stopped && this.clock.now().getTime() - event.at.getTime() < SEEN_WITHIN_MS) throw new Failure('unavailable');
    if (!stopped || !run) return;
    const riders = await this.ridersOf(tx, run, loads);
    const planned: Rider[] = [];
    for (const rider of riders) planned.push(await this.move(event, tx, rider, run.cancelled ?? BUS_STOPPED));
    await this.tell(event, tx, run, planned);
  }

  /** What the bus does not bring: it waits where the bus does not leave, or does not get to where it goes. */
  private async ridersOf(tx: EntityManager, run: TripRun, loads: readonly TripLoadEntity[]): Promise<Rider[]> {
    const riders: Rider[] = [];
    for (const load of loads) {
      const [from, to] = [load.fromSequence, load.toSequence].map((at) =>
        run.calls.find(({ sequence }) => sequence === at),
      );
      if (!from || (!from.dropped && to?.dropped !== true) || (await isHanded(tx, load))) continue;
      const here = this.network.pointsAtStop(from.stopIds);
      const point = here.find(({ tier }) => tier !== 'village_point') ?? here[0];
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
    if (!next || load.toPointId === null) return rider;
    const unit = unitOf(load.unit);
    const trip: TripDay = { tripId: next.tripId, serviceDate: next.serviceDate };
    const at = this.clock.now();
    const row: NewFact<ParcelEventEntity> = {
      ...SAYS_NOTHING_MORE,
      ...trip,
      eventId: uuidOf(`${event.id} ${load.unit}`, NAMESPACE),
      ...{ actor: PLANNER, deviceId: PLANNER, deviceSeq: 0, occurredAt: at, happenedAt: at, receivedAt: at },
      timeQuality: 'measured',
      type: 'REPLANNED',
      source: 'office',
      pointId: fromPointId,
      parcelId: 'seal' in unit ? null : unit.parcelId,
      seal: 'seal' in unit ? unit.seal : null,
      reason: why.slice(0, 200),
    };
    await this.book.hold(tx, [row]);
    const fact = parcelFactOf({ ...row, batchId: '' }, row.parcelId ?? '');
    if ((await this.loads.take(tx, { unit, fact, trip })) !== undefined) return rider;
    const changes = await this.book.add(tx, [row]);
    await this.loads.settle(tx, [unit]);
    await this.news.tell(tx, changes, at);
    return { ...rider, next };
  }

  /** The hub, and the keepers of the points to which it was to go. */
  private async tell(
    event: DeliveredEvent<TripOnDay>,
    tx: EntityManager,
    run: TripRun,
    riders: readonly Rider[],
  ): Promise<void> {
    const [first] = run.calls;
    const common = { kind: 'parcels_replanned' as const, happenedAt: event.at };
    const bus = { routeName: run.routeName, departure: first?.planned ?? '', reason: run.cancelled ?? BUS_STOPPED };
    for (const fromPointId of new Set(riders.map((rider) => rider.fromPointId))) {
      const place = this.network.jurisdictionOf(fromPointId);
      const clerks = place ? await this.grants.holders('hub_clerk', place) : [];
      await this.notices.tell(tx, {
        ...common,
        ...replannedWords({
          ...bus,
          to: undefined,
          riders: ofRiders(riders.filter((each) => each.fromPointId === fromPointId)),
        }),
        eventId: uuidOf(`${event.id} ${fromPointId}`, NAMESPACE),
        subject: loadSubject(run, fromPointId),
        page: pageAddress(parcelsPages.hub, { point: fromPointId }),
        recipients: clerks.map((accountId) => ({ accountId, reason: HUB_REASON })),
      });
    }
    for (const pointId of new Set(riders.flatMap(({ load }) => load.toPointId ?? []))) {
      const keepers = await this.grants.keepersOf(tx, [pointId]);
      const own = riders.filter(({ load }) => load.toPointId === pointId);
      await this.notices.tell(tx, {
        ...common,
        ...replannedWords({ ...bus, to: this.network.findPoint(pointId)?.name ?? '', riders: ofRiders(own) }),
        eventId: uuidOf(`${event.id} ${pointId}`, NAMESPACE),
        subject: loadSubject(run, pointId),
        page: pageAddress(parcelsPages.bench, { point: pointId }),
        recipients: keepers.map(({ accountId }) => ({ accountId, reason: LOAD_REASON })),
      });
    }
  }
}

/** True once somebody has it who took it off a bus. */
async function isHanded(tx: EntityManager, { unit: name }: TripLoadEntity): Promise<boolean> {
  const unit = unitOf(name);
  const of = 'seal' in unit ? { seal: unit.seal } : { id: unit.parcelId };
  const states = await tx.find(ParcelEntity, { select: { id: true, state: true }, where: of });
  return states.some(({ state }) => !ON_THE_WAY.has(state));
}

function ofRiders(riders: readonly Rider[]) {
  return riders.map(({ load, next }) => ({ pieces: load.pieces, next }));
}
