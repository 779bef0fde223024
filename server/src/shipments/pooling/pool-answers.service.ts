// What happens when a company sends another vehicle for those who wait, or says that it cannot?
import { Inject, Injectable } from '@nestjs/common';
import { clockText, Failure, poolPolicy } from '@kehuoyou/shared';
import type { Clock, DayPools, PoolAnswer, PoolAnswerAsk, Vehicle } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf, v7 as uuid } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { TripReliefs } from '../../timetable/driving/trip-reliefs.service.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { ORDERS, orderOf } from '../booking/placed-boxes.js';
import { wholeShipments } from '../booking/shipment-store.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { roomFreed } from '../shipments.events.js';
import { OverfullBuses } from '../rolling/overfull-buses.service.js';
import { happened } from '../rolling/rolled-words.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { answerOf, poolSteps, stepRow } from './pool-store.js';
import type { WaitingRide } from './pool-store.js';
import { poolAnsweredWords } from './pool-words.js';
import { PoolStepEntity } from '../booking/pool.entity.js';
import { Pools } from './pools.service.js';

/** Names what is told of an answer. */
const NAMESPACE = 'e2b0f1c7-6a3d-5f0e-8b49-91d7c5a02e64';

/** What there is to tell, and to whom besides those who ride. */
interface Told {
  readonly id: string;
  readonly answer: PoolAnswer;
  /** What was said before. */
  readonly before: PoolAnswer | undefined;
  readonly waiting: readonly WholeShipment[];
}

/** Answers. A vehicle is the bus's own room from then on: what waits is kept its places in the order in which it came. */
@Injectable()
export class PoolAnswers {
  constructor(
    private readonly transactions: Transactions,
    private readonly pools: Pools,
    private readonly runs: TripRuns,
    private readonly reliefs: TripReliefs,
    private readonly space: CargoSpace,
    private readonly overfull: OverfullBuses,
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async answer(caller: Caller, ask: PoolAnswerAsk, command: Command): Promise<DayPools> {
    const run = this.runs.run({ tripId: ask.tripId, serviceDate: ask.date });
    authorise(caller, poolPolicy.answer, run && this.pools.placeOf(run), 'trip_not_found', 'tripId');
    if (!run) throw new Failure('trip_not_found', 'tripId');
    const vehicle = await this.vehicleOf(run, ask);
    await this.transactions.once(command, (tx) => this.write(tx, caller, run, { ...ask, vehicle }));
    return this.pools.ofDay(caller, ask.date);
  }

  /** The vehicle that is named, if it may go; what an answer needs is there. */
  private async vehicleOf(run: TripRun, { decision, vehicleId, reason, collect }: PoolAnswerAsk) {
    // Whoever gave their boxes to a vehicle at the field is not told afterwards that none came.
    const [first] = run.calls;
    const isGone = !first || first.passed || Date.parse(first.departure) <= this.clock.now().getTime();
    if (isGone) throw new Failure('bus_gone', 'tripId');
    if (decision === 'none') {
      if (reason === undefined) throw new Failure('invalid_field', 'reason');
      if (vehicleId !== undefined) throw new Failure('invalid_field', 'vehicleId');
      if (collect !== undefined) throw new Failure('invalid_field', 'collect');
      return undefined;
    }
    if (run.cancelled !== undefined) throw new Failure('bus_gone', 'tripId');
    if (vehicleId === undefined) throw new Failure('invalid_field', 'vehicleId');
    if (collect && collect.at > clockText(run.calls.at(-1)?.arrival ?? ''))
      throw new Failure('invalid_field', 'collect.at');
    return this.reliefs.vehicleFor({ trip: run, companyId: run.bus.companyId ?? '', vehicleId });
  }

  private async write(
    tx: EntityManager,
    caller: Caller,
    run: TripRun,
    ask: PoolAnswerAsk & { readonly vehicle: Vehicle | undefined },
  ): Promise<object> {
    await this.space.hold(tx, [run]);
    const at = this.clock.now();
    const { vehicle, collect, reason } = ask;
    const waiting = await this.pools.waitingFor(tx, run);
    if (collect && !(await this.getOnAt(tx, run, waiting)).has(collect.pointId))
      throw new Failure('point_not_found', 'collect.pointId');
    const before = answerOf((await poolSteps(tx, [run.serviceDate])).get(tripKey(run)));
    if (vehicle) await this.reliefs.add(tx, { trip: run, vehicleId: vehicle.vehicleId, actor: caller.accountId });
    else await this.reliefs.withdraw(tx, run);
    const id = uuid();
    const said = {
      ...(vehicle === undefined ? {} : { vehicleId: vehicle.vehicleId, plate: vehicle.plate }),
      ...(collect && { collectPointId: collect.pointId, collectWhere: collect.where, collectAt: collect.at }),
      ...(reason === undefined ? {} : { reason }),
    };
    await insertRow(tx, PoolStepEntity, stepRow(run, { id, step: ask.decision, at, actor: caller.accountId, ...said }));
    const answer = { ...answered(ask), at: at.toISOString() };
    await this.tellAll(tx, run, { id, answer, before, waiting: waiting.map(({ whole }) => whole) });
    // What had a place on a vehicle that stays away goes with another bus.
    const trip = { tripId: run.tripId, serviceDate: run.serviceDate };
    const why = before?.decision === 'vehicle' ? happened.withdrawn : happened.full;
    if (!vehicle) await this.overfull.roll(tx, trip, { id, happened: why });
    if (vehicle) await appendToOutbox(tx, roomFreed, trip, at);
    return {};
  }

  /** Whoever waits, and where a vehicle comes to the field, whoever has a place already and hands in there. */
  private async tellAll(tx: EntityManager, run: TripRun, { id, answer, before, waiting }: Told): Promise<void> {
    const leaves = run.calls[0]?.departure ?? '';
    const told = (order: WholeShipment, isWaiting: boolean): Promise<void> => {
      const here = order.row.pointId === answer.collect?.pointId;
      const { collect: _elsewhere, ...rest } = answer;
      // People know a bus by when it leaves their own stop.
      const ride = order.ways.flatMap(({ rides }) => rides).find((each) => tripKey(each) === tripKey(run));
      const departure = ride?.departure ?? leaves;
      return this.notices.tellSender(tx, order.row, {
        ...{ kind: 'shipment_pooled', eventId: uuidOf(`${id} ${order.row.id}`, NAMESPACE), at: this.clock.now() },
        ...{ subject: `pool ${order.row.id}`, expiresAt: new Date(departure) },
        words: poolAnsweredWords({ goods: order.quote.goods, departure, answer: here ? answer : rest, isWaiting }),
      });
    };
    for (const order of distinct(waiting)) await told(order, true);
    const fields = new Set([answer.collect?.pointId, before?.collect?.pointId].filter((id) => id !== undefined));
    if (fields.size === 0) return;
    for (const order of await this.riding(tx, run))
      if (fields.has(order.row.pointId) && order.folded.state === 'booked') await told(order, false);
  }

  private async riding(tx: EntityManager, run: TripRun): Promise<readonly WholeShipment[]> {
    const ids = [...new Set((await this.space.unitsOn(tx, [run], ORDERS)).map(orderOf))];
    return wholeShipments(tx, this.vault, ids);
  }

  /** Points where somebody's boxes get onto this bus, or are to. */
  private async getOnAt(
    tx: EntityManager,
    run: TripRun,
    waiting: readonly WaitingRide[],
  ): Promise<ReadonlySet<string>> {
    const orders = [...waiting.map(({ whole }) => whole), ...(await this.riding(tx, run))];
    return new Set(orders.map(({ row }) => row.pointId));
  }
}

function distinct(orders: readonly WholeShipment[]): WholeShipment[] {
  return [...new Map(orders.map((order) => [order.row.id, order])).values()];
}

function answered({ decision, vehicle, collect, reason }: PoolAnswerAsk & { readonly vehicle: Vehicle | undefined }) {
  return {
    decision,
    ...(vehicle === undefined ? {} : { plate: vehicle.plate }),
    ...(collect === undefined ? {} : { collect }),
    ...(reason === undefined ? {} : { reason }),
  };
}
