// What do farmers send with the buses of a day, for those who run, load and unload them?
import { Inject, Injectable } from '@nestjs/common';
import { groupBy, may, shipmentLoadPolicy } from '@kehuoyou/shared';
import type { Clock, DayLoads, DayLoadsAsk, LoadedTrip, TripDay } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { pdfFile } from '../../documents/pdf-file.js';
import type { Caller } from '../../http/caller.js';
import type { SentFile } from '../../http/files/file-answer.js';
import { NetworkService } from '../../network/network.service.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { TripRun } from '../../timetable/driving/trip-runs.service.js';
import { ORDERS, orderOf } from '../booking/placed-boxes.js';
import { ShipmentReading } from '../booking/shipment-reading.service.js';
import { wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { startOf, tripLoad } from './trip-load-store.js';
import type { RidingOrder } from './trip-load-store.js';
import { loadsSheet } from './loads.view.js';

/** Loads of a day. */
@Injectable()
export class Loads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly space: CargoSpace,
    private readonly runs: TripRuns,
    private readonly network: NetworkService,
    private readonly ways: CountyWays,
    private readonly reading: ShipmentReading,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The buses that are the caller's; to whoever serves a point, what gets on there, to whoever drives, nobody's name. */
  async ofDay(caller: Caller, { date, tripId }: DayLoadsAsk): Promise<DayLoads> {
    const { manager } = this.dataSource;
    const riding = groupBy(
      await this.ridingOn(caller, { serviceDate: date, ...(tripId === undefined ? {} : { tripId }) }),
      ({ unit }) => tripKey(unit.trip),
    );
    const trips = [...riding.values()].flatMap(([first]) => (first ? [first.unit.trip] : []));
    const full = await this.space.fullness(manager, trips);
    const holds = await this.runs.holds(manager, trips);
    const found = trips.flatMap((trip): LoadedTrip[] => {
      const [run, bus] = [this.runs.run(trip), full.get(tripKey(trip))];
      if (!run || !bus) return [];
      const loaded = tripLoad(
        { run, bus, hold: holds.get(tripKey(trip)) },
        riding.get(tripKey(trip)) ?? [],
        (pointId) => this.network.findPoint(pointId)?.name,
      );
      return this.seenBy(caller, run, loaded);
    });
    return {
      date,
      trips: found.sort((a, b) => Date.parse(a.departure) - Date.parse(b.departure)),
      at: this.clock.now().toISOString(),
    };
  }

  /** The same to print. */
  async pdf(caller: Caller, ask: DayLoadsAsk): Promise<SentFile> {
    return pdfFile(loadsSheet(await this.ofDay(caller, ask)));
  }

  /** Everything on those buses that concern the caller: what else is sent in the county that day nobody opens for them. */
  private async ridingOn(caller: Caller, on: Partial<TripDay> & Pick<TripDay, 'serviceDate'>): Promise<RidingOrder[]> {
    const { manager } = this.dataSource;
    const all = await this.space.ridingOn(manager, on, ORDERS);
    const rows = await manager.find(ShipmentEntity, {
      select: { id: true, pointId: true },
      where: { id: In([...new Set(all.map(({ unit }) => orderOf(unit)))]) },
    });
    const points = new Map(rows.map(({ id, pointId }) => [id, pointId]));
    const theirs = new Set(
      all
        .filter((unit) => this.concerns(caller, unit, points.get(orderOf(unit.unit))))
        .map(({ trip }) => tripKey(trip)),
    );
    const units = all.filter(({ trip }) => theirs.has(tripKey(trip)));
    const ids = [...new Set(units.map(({ unit }) => orderOf(unit)))];
    const orders = new Map((await wholeShipments(manager, this.vault, ids)).map((whole) => [whole.row.id, whole]));
    return units.flatMap((unit): RidingOrder[] => {
      const whole = orders.get(orderOf(unit.unit));
      if (!whole) return [];
      const run = this.runs.run(unit.trip);
      const [call, isFirst] = [run && startOf(run, unit, whole), this.isFirst(unit, whole)];
      const pointId = isFirst ? whole.row.pointId : call && this.network.takerAtStop(call.stopIds)?.id;
      const sender = this.reading.senderOf(whole);
      return [
        {
          unit,
          whole,
          isFirst,
          ...(pointId === undefined ? {} : { pointId }),
          ...(sender === undefined ? {} : { sender }),
        },
      ];
    });
  }

  /** True where it is their bus, or the one that they drive, or their point puts it on. */
  private concerns(caller: Caller, unit: RidingOrder['unit'], handedInAt: string | undefined): boolean {
    const run = this.runs.run(unit.trip);
    if (!run) return false;
    const hub = this.network.jurisdictionOf(this.ways.hubId()) ?? {};
    const at = { bus: run.bus, hub, place: {} };
    if (may(caller, shipmentLoadPolicy.bus, at) || may(caller, shipmentLoadPolicy.drive, at)) return true;
    const call = this.callOf(unit);
    return [handedInAt, call && this.network.takerAtStop(call.stopIds)?.id].some(
      (pointId = '') =>
        pointId !== '' &&
        may(caller, shipmentLoadPolicy.stop, { bus: run.bus, hub, place: this.network.jurisdictionOf(pointId) ?? {} }),
    );
  }

  private callOf({ trip, fromSequence }: RidingOrder['unit']): TripRun['calls'][number] | undefined {
    return this.runs.run(trip)?.calls.find(({ sequence }) => sequence === fromSequence);
  }

  /** True for the bus onto which they are put where they are handed in, and not for one to which they change. */
  private isFirst({ trip }: RidingOrder['unit'], { ways }: RidingOrder['whole']): boolean {
    return ways.some(({ rides: [first] }) => first !== undefined && tripKey(first) === tripKey(trip));
  }

  private seenBy(caller: Caller, { bus }: TripRun, loaded: LoadedTrip): LoadedTrip[] {
    const hub = this.network.jurisdictionOf(this.ways.hubId()) ?? {};
    const at = { bus, hub, place: {} };
    if (may(caller, shipmentLoadPolicy.bus, at)) return [loaded];
    if (may(caller, shipmentLoadPolicy.drive, at)) return [withoutNames(loaded)];
    const stops = loaded.stops.filter(({ pointId = '' }) =>
      may(caller, shipmentLoadPolicy.stop, { bus, hub, place: this.network.jurisdictionOf(pointId) ?? {} }),
    );
    if (stops.length === 0) return [];
    const orders = stops.flatMap((stop) => stop.orders);
    const sum = (of: (order: (typeof orders)[number]) => number): number =>
      orders.reduce((all, order) => all + of(order), 0);
    return [
      {
        ...{ ...loaded, stops, boxes: sum(({ boxes }) => boxes), move: sum(({ move = 0 }) => move) },
        chilledBoxes: sum(({ boxes, chilled }) => (chilled ? boxes : 0)),
      },
    ];
  }
}

/** What gets on is told by its goods; whose it is a driver need not know. */
function withoutNames(loaded: LoadedTrip): LoadedTrip {
  const stops = loaded.stops.map((stop) => ({
    ...stop,
    orders: stop.orders.map(({ senderName: _name, senderPhoneTail: _tail, ...order }) => order),
  }));
  return { ...loaded, stops };
}
