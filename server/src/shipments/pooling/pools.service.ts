// Who waits together for a full bus, and when is its company asked for another vehicle?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import {
  addDays,
  dateAt,
  firstDifference,
  groupBy,
  instantOf,
  isWorthAField,
  isWorthAVehicle,
  may,
  pageAddress,
  parseWallTime,
  pooled,
  poolPolicy,
  poolRules,
  shipmentsPages,
} from '@kehuoyou/shared';
import type {
  BusRide,
  Clock,
  DayPools,
  FieldCollection,
  Pool,
  PooledPoint,
  ServiceDate,
  SharedPool,
  TripDay,
  WaitingBoxes,
} from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { Transactions } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import type { BusFullness } from '../../parcels/loading/cargo-space.service.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { Timers } from '../../timers/timers.service.js';
import { boxesByWay } from '../booking/placed-boxes.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { placesOf } from '../capacity/bus-ride.js';
import { answerOf, poolSteps, shortOf, stepRow, waitingBoxes, waitingRides } from './pool-store.js';
import type { WaitingRide } from './pool-store.js';
import { POOL_REASON, poolAskedWords } from './pool-words.js';
import { PoolStepEntity } from '../booking/pool.entity.js';

const EVERY_MS = 60_000;
/** Names that a company was asked for a bus. */
const NAMESPACE = '4d9b7a62-0c35-5b1f-9a57-2f4c8e0d6b31';

/** Pools, derived from the orders that wait. */
@Injectable()
export class Pools implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly runs: TripRuns,
    private readonly space: CargoSpace,
    private readonly network: NetworkService,
    private readonly reading: ShipmentReading,
    private readonly grants: GrantsService,
    private readonly notices: NoticesService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'shipments.pools',
      schedule: { everyMs: EVERY_MS },
      run: async (stopping) => void (await this.propose(stopping)),
    });
  }

  /** The buses of a day that are the caller's. */
  async ofDay(caller: Caller, date: ServiceDate): Promise<DayPools> {
    const { manager } = this.dataSource;
    const mine = (trip: TripDay): boolean => {
      const run = this.runs.run(trip);
      return run !== undefined && may(caller, poolPolicy.read, this.placeOf(run));
    };
    const waiting = await this.waitingByBus(manager, [date], mine);
    const steps = await poolSteps(manager, [date]);
    const trips = [...steps.values()].flatMap(([first]) => (first && mine(first) ? [first] : []));
    const found = await this.pools(manager, waiting, trips);
    const pools = found.flatMap((pool): Pool[] => {
      const answer = answerOf(steps.get(tripKey(pool)));
      if (answer === undefined) return pool.boxes > 0 ? [pool] : [];
      return [{ ...pool, answer }];
    });
    return { date, pools: pools.sort((a, b) => Date.parse(a.departure) - Date.parse(b.departure)) };
  }

  /**
   * What somebody who waits sees of the others on the same bus; on two buses, of those for whom more waits. Whoever has
   * a place already, that its vehicle comes to the field.
   */
  async ofShipment(caller: Caller, id: string): Promise<{ pool?: SharedPool }> {
    const order = await this.reading.open(caller, id, 'read');
    const { row, ways } = order;
    if (row.state !== 'waiting') return this.atField(order);
    const { manager } = this.dataSource;
    const trips = ways.flatMap(({ rides }) => rides);
    const keys = new Set(trips.map(tripKey));
    const days = [...new Set(trips.map(({ serviceDate }) => serviceDate))];
    const all = await waitingRides(manager, this.vault, days, (trip) => keys.has(tripKey(trip)));
    const own = all.filter(({ whole }) => whole.row.id === id);
    const [first] = own
      .map(({ ride: { trip } }) => ({
        trip,
        others: all.filter(({ whole, ride }) => whole.row.id !== id && tripKey(ride.trip) === tripKey(trip)),
      }))
      .sort((a, b) => b.others.length - a.others.length);
    if (!first) return {};
    const steps = (await poolSteps(manager, [first.trip.serviceDate])).get(tripKey(first.trip)) ?? [];
    const answer = answerOf(steps);
    return {
      pool: {
        serviceDate: first.trip.serviceDate,
        others: pooled(waitingBoxes(first.others)),
        isAsked: steps.some(({ step }) => step === 'proposed'),
        ...(answer === undefined ? {} : { answer }),
      },
    };
  }

  /** Whether a vehicle of one of its buses comes to the field of its point, until both should be gone: it, and the bus. */
  private async atField({ row, ways, folded }: WholeShipment): Promise<{ pool?: SharedPool }> {
    if (row.state !== 'held' && row.state !== 'booked') return {};
    const taken = boxesByWay(folded.boxes);
    const rides = ways.filter(({ no }) => taken(no) > 0).flatMap(({ rides: [first] }) => first ?? []);
    const steps = await poolSteps(this.dataSource.manager, [...new Set(rides.map(({ serviceDate }) => serviceDate))]);
    const [found] = rides.flatMap((ride) => {
      const answer = answerOf(steps.get(tripKey(ride)));
      return answer?.collect?.pointId === row.pointId && !this.isOver(ride, answer.collect) ? [{ ride, answer }] : [];
    });
    if (!found) return {};
    const { ride, answer } = found;
    return { pool: { serviceDate: ride.serviceDate, others: pooled([]), isAsked: true, answer } };
  }

  /** True once it is later than when the vehicle was to come, and than when the bus leaves the point. */
  private isOver(ride: BusRide, { at }: FieldCollection): boolean {
    const run = this.runs.run(ride);
    const leaves = Date.parse(run?.calls[placesOf(run, ride).from]?.departure ?? ride.departure);
    const comes = instantOf(ride.serviceDate, parseWallTime(at) ?? 0).getTime();
    return Math.max(leaves, comes) <= this.clock.now().getTime();
  }

  /** Asks the companies of which nobody has asked yet. Gives how many. */
  async propose(stopping?: AbortSignal): Promise<number> {
    const { manager } = this.dataSource;
    const today = dateAt(this.clock.now());
    const days = Array.from({ length: poolRules.days + 1 }, (_each, at) => addDays(today, at));
    const steps = await poolSteps(manager, days);
    const isAsked = (trip: TripDay): boolean =>
      steps.get(tripKey(trip))?.some(({ step }) => step === 'proposed') === true;
    const waiting = await this.waitingByBus(manager, days, (trip) => !isAsked(trip));
    let asked = 0;
    for (const pool of await this.pools(manager, waiting)) {
      if (stopping?.aborted === true) break;
      const run = this.runs.run(pool);
      if (run && pool.isWorth && (await this.ask(run, pool))) asked += 1;
    }
    return asked;
  }

  /** What waits for each of these buses, and for others of which something was said; none for what no timetable has. */
  private async pools(
    db: EntityManager,
    waiting: ReadonlyMap<string, readonly WaitingRide[]>,
    others: readonly TripDay[] = [],
  ): Promise<Pool[]> {
    const wanted = [...waiting.values()].flatMap(([first]) => (first ? [first.ride.trip] : []));
    const trips = [...new Map([...wanted, ...others].map((trip) => [tripKey(trip), trip])).values()];
    const full = await this.space.fullness(db, trips);
    return trips.flatMap((trip): Pool[] => {
      const [run, key] = [this.runs.run(trip), tripKey(trip)];
      return run ? [this.pool(run, waiting.get(key) ?? [], full.get(key))] : [];
    });
  }

  /** Nothing of what waits where there is room for all, or the bus does not come. */
  private pool(run: TripRun, rides: readonly WaitingRide[], bus: BusFullness | undefined): Pool {
    const { tripId, serviceDate } = run;
    const sequences = run.calls.map(({ sequence }) => sequence);
    const short = bus ? shortOf(rides, bus, sequences) : undefined;
    const isShort = short !== undefined && short.grams + short.litres + short.pieces > 0 && run.cancelled === undefined;
    const boxes = isShort ? waitingBoxes(rides) : [];
    const all = pooled(boxes);
    return {
      ...{ companyId: run.bus.companyId ?? '', tripId, serviceDate, routeName: run.routeName, headsign: run.headsign },
      departure: run.calls[0]?.departure ?? '',
      ...all,
      short: short ?? { grams: 0, litres: 0, pieces: 0 },
      isWorth: isWorthAVehicle(all),
      points: this.pointsOf(boxes),
    };
  }

  /** Everything that waits for a bus and is still to leave. */
  async waitingFor(db: EntityManager, trip: TripDay): Promise<readonly WaitingRide[]> {
    const isIt = (other: TripDay): boolean => tripKey(other) === tripKey(trip);
    return (await this.waitingByBus(db, [trip.serviceDate], isIt)).get(tripKey(trip)) ?? [];
  }

  /** The same for all of these buses of some days, by bus. */
  private async waitingByBus(
    db: EntityManager,
    days: readonly ServiceDate[],
    isOf: (trip: TripDay) => boolean,
  ): Promise<ReadonlyMap<string, WaitingRide[]>> {
    const now = this.clock.now();
    const open = (await waitingRides(db, this.vault, days, isOf)).filter(({ whole }) => whole.row.leavesAt > now);
    return groupBy(open, ({ ride }) => tripKey(ride.trip));
  }

  /** Where a bus falls under somebody's work. */
  placeOf({ bus }: TripRun): TripRun['bus'] {
    return { ...bus, areaCode: this.network.county().code };
  }

  private pointsOf(boxes: readonly WaitingBoxes[]): PooledPoint[] {
    return [...groupBy(boxes, ({ pointId }) => pointId)]
      .map(([pointId, here]) => {
        const sums = pooled(here);
        const pointName = this.network.findPoint(pointId)?.name ?? '';
        return { pointId, pointName, ...sums, atField: isWorthAField(sums) };
      })
      .sort((a, b) => firstDifference(b.boxes - a.boxes, a.pointId < b.pointId ? -1 : 1));
  }

  /** False where it was asked before. */
  private async ask(run: TripRun, pool: Pool): Promise<boolean> {
    const managers = await this.grants.holders('company_manager', run.bus);
    const id = uuidOf(tripKey(run), NAMESPACE);
    return this.transactions.run(async (tx) => {
      await this.space.hold(tx, [run]);
      if (await tx.existsBy(PoolStepEntity, { id })) return false;
      const at = this.clock.now();
      await insertRow(tx, PoolStepEntity, stepRow(run, { id, step: 'proposed', at, actor: null }));
      await this.notices.tell(tx, {
        ...poolAskedWords({ ...pool, waiting: pool }),
        ...{ eventId: id, kind: 'shipment_pool_asked', subject: `pool ${tripKey(run)}`, happenedAt: at },
        page: pageAddress(shipmentsPages.loads, {}),
        expiresAt: new Date(pool.departure),
        recipients: managers.map((accountId) => ({ accountId, reason: POOL_REASON })),
      });
      return true;
    });
  }
}
