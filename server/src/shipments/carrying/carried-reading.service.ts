// Which boxes lie at a place or come there, and which buses bring them?
import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  busIntoHub,
  dateAt,
  instantOf,
  OWN_ACTOR,
  shipmentPointPolicy,
  standingShipmentFacts,
} from '@kehuoyou/shared';
import type { CarriedAt, CarriedOrder, CarryingBus, Clock, ShipmentFact, TripDay } from '@kehuoyou/shared';
import { Between, DataSource, In, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { callAt, tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { endedLate, lateBoxes, LATEST_DAYS } from '../booking/awaited-store.js';
import { shipmentPeople } from '../booking/people-store.js';
import { wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { carriedOrder } from './carried.view.js';
import { givenBackAt } from './given-back-store.js';

/** Orders of a place that are shown at once; of more the latest, for these are still to come. */
const MOST_ORDERS = 1_000;
/** Orders that ended today and still stand there. */
const MOST_ENDED = 50;
/** Nothing fresh is on its way for longer. */
const DAYS = 14;
/** A bus that was to leave so long ago may still be loaded: it is late, or nobody has reported it. */
const STILL_LOADED_MS = 60 * 60_000;
/** Characters of somebody else's phone by which its facts sort beside one's own, and nobody knows it again. */
const KNOWN_OF_A_PHONE = 2;

/** What there is to be carried on. */
@Injectable()
export class CarriedReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly runs: TripRuns,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** At a point what goes from there, at a hub what comes there. */
  async at(caller: Caller, pointId: string): Promise<CarriedAt> {
    authorise(caller, shipmentPointPolicy.list, this.network.jurisdictionOf(pointId), 'point_not_found', 'pointId');
    const isHub = this.network.findPoint(pointId)?.tier === 'county_hub';
    const { manager } = this.dataSource;
    const find = (where: FindOptionsWhere<ShipmentEntity>[], by: 'leavesAt' | 'endedAt', take: number) =>
      manager.find(ShipmentEntity, { select: { id: true }, where, order: { [by]: 'DESC', id: 'ASC' }, take });
    const latest = isHub
      ? [
          ...(await find(this.endedAtHub(pointId), 'endedAt', MOST_ENDED)),
          ...(await find(this.openAtHub(pointId), 'leavesAt', MOST_ORDERS)),
        ]
      : await find([this.ofPoint(pointId)], 'leavesAt', MOST_ORDERS);
    const ids = latest.map(({ id }) => id).reverse();
    const open = await wholeShipments(manager, this.vault, ids);
    const orders = isHub ? open : [...open, ...(await this.lateAt(pointId))];
    const listed = new Set(orders.map(({ row }) => row.id));
    const givenBack = isHub ? [] : (await this.toFetchAt(pointId)).filter(({ row }) => !listed.has(row.id));
    return {
      orders: [...orders, ...givenBack].map((whole) => this.orderOf(caller, whole)),
      buses: isHub ? this.busesTo(pointId, orders) : this.busesFrom(pointId, orders),
    };
  }

  private ofPoint(pointId: string): FindOptionsWhere<ShipmentEntity> {
    const today = dateAt(this.clock.now());
    const open = In(['booked', 'partly_received', 'received', 'moving']);
    return { pointId, endedAt: IsNull(), state: open, date: Between(addDays(today, -DAYS), addDays(today, 1)) };
  }

  /** Orders of which nothing is on its way and some came too late: who brings it finds it by its code. */
  private async lateAt(pointId: string): Promise<WholeShipment[]> {
    const { manager } = this.dataSource;
    const today = dateAt(this.clock.now());
    const ids = await endedLate(manager, { pointId, from: addDays(today, -LATEST_DAYS), until: today }, MOST_ORDERS);
    return (await wholeShipments(manager, this.vault, ids)).filter((whole) => lateBoxes(whole, today).length > 0);
  }

  /** Orders that are over, and of which something lies there until its sender comes for it. */
  private async toFetchAt(pointId: string): Promise<WholeShipment[]> {
    const { manager } = this.dataSource;
    const since = addDays(dateAt(this.clock.now()), -DAYS);
    const ids = await givenBackAt(manager, { pointId, since }, MOST_ORDERS);
    const orders = await wholeShipments(manager, this.vault, ids);
    return orders.filter(({ folded }) => folded.boxes.some(({ awaitsSender }) => awaitsSender === true));
  }

  /** Of what nobody has handed in yet only that whose bus has left: it may be here, and nobody has said so. */
  private openAtHub(hubId: string): FindOptionsWhere<ShipmentEntity>[] {
    const now = this.clock.now();
    const today = dateAt(now);
    const date = Between(addDays(today, -DAYS), today);
    return [
      { hubId, date, endedAt: IsNull(), state: In(['partly_received', 'received', 'moving']) },
      { hubId, date, endedAt: IsNull(), state: 'booked', leavesAt: LessThanOrEqual(now) },
    ];
  }

  /** What is over today still stands there: whoever made a slip with the last box takes it back. */
  private endedAtHub(hubId: string): FindOptionsWhere<ShipmentEntity>[] {
    const today = dateAt(this.clock.now());
    const date = Between(addDays(today, -DAYS), today);
    return [{ hubId, date, endedAt: MoreThanOrEqual(instantOf(today, 0)), state: 'completed' }];
  }

  private orderOf({ accountId }: Caller, whole: WholeShipment): CarriedOrder {
    const { senderOf, recipientOf } = shipmentPeople(whole, this.vault);
    const facts = standingShipmentFacts(whole.facts).map((fact) => withoutName(fact, accountId));
    const pointName = this.network.findPoint(whole.row.pointId)?.name ?? '';
    return carriedOrder(whole, { facts, pointName, sender: senderOf(), recipientOf });
  }

  /** Those on which something is or is to be, and those that still come. */
  private busesFrom(pointId: string, orders: readonly WholeShipment[]): CarryingBus[] {
    const stop = this.network.findPoint(pointId)?.stopId;
    const [now, hub] = [this.clock.now(), this.hubStop()];
    const coming = (stop === undefined ? [] : this.runs.runsFrom(stop, dateAt(now))).filter((run) => {
      const from = callAt(run, stop);
      const call = run.calls[from ?? -1];
      if (from === undefined || call === undefined || call.dropped) return false;
      const isHubward = callAt(run, hub, from + 1) !== undefined;
      return isHubward && Date.parse(call.departure) >= now.getTime() - STILL_LOADED_MS;
    });
    const own = orders.flatMap(({ ways, folded }) =>
      folded.boxes.flatMap(({ way, bus }) => bus ?? ways.find(({ no }) => no === way)?.rides[0] ?? []),
    );
    return this.busesOf([...own, ...coming], stop);
  }

  private busesTo(hubId: string, orders: readonly WholeShipment[]): CarryingBus[] {
    const last = orders.flatMap(({ ways, folded }) => folded.boxes.flatMap((box) => busIntoHub(box, ways) ?? []));
    return this.busesOf(last, undefined, this.network.findPoint(hubId)?.stopId);
  }

  /** Each once, in the order in which they leave. */
  private busesOf(trips: readonly TripDay[], from: string | undefined, to = this.hubStop()): CarryingBus[] {
    const each = new Map(trips.map((trip) => [tripKey(trip), trip]));
    return [...each.values()]
      .flatMap((trip) => this.busOf(trip, from, to) ?? [])
      .sort((a, b) => Date.parse(a.departure) - Date.parse(b.departure));
  }

  private busOf(trip: TripDay, from: string | undefined, to: string | undefined): CarryingBus | undefined {
    const run = this.runs.run(trip);
    if (!run) return undefined;
    const start = callAt(run, from) ?? 0;
    const [first, end] = [run.calls[start], run.calls[callAt(run, to, start + 1) ?? -1]];
    return (
      first && {
        ...{ tripId: run.tripId, serviceDate: run.serviceDate, routeName: run.routeName, departure: first.departure },
        ...(end === undefined ? {} : { arrival: end.arrival }),
        ...(run.cancelled === undefined ? {} : { cancelled: run.cancelled }),
      }
    );
  }

  private hubStop(): string | undefined {
    return this.network.hub()?.stopId;
  }
}

/** Who said it is known of one's own facts only; of somebody else's phone so much that it sorts as on the server. */
function withoutName({ actor, deviceId, ...fact }: ShipmentFact, accountId: string): ShipmentFact {
  if (actor === accountId) return { ...fact, actor: OWN_ACTOR, ...(deviceId === undefined ? {} : { deviceId }) };
  return { ...fact, ...(deviceId === undefined ? {} : { deviceId: deviceId.slice(0, KNOWN_OF_A_PHONE) }) };
}
