// What do the boxes of an order take on which bus, once some of them were put on one?
import { Injectable } from '@nestjs/common';
import { addCargo } from '@kehuoyou/shared';
import type { BusRide, FoldedBox, TripDay } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { NetworkService } from '../../network/network.service.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import type { WantedRide } from '../../parcels/loading/cargo-space.service.js';
import { callAt, tripKey, TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { orderPrefix, ridesOfBoxes, waitingFor } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { rideOn } from '../capacity/bus-ride.js';

type Ride = WantedRide & { readonly loaded: boolean };

/** Keeps what orders have on buses as it lies there. */
@Injectable()
export class CarriedLoads {
  constructor(
    private readonly space: CargoSpace,
    private readonly runs: TripRuns,
    private readonly network: NetworkService,
  ) {}

  /**
   * Writes in the caller's transaction what the order has on every bus. What was put on a bus has its room there, full
   * or not; what still waits for its bus keeps the room that it was sold.
   */
  async settle(tx: EntityManager, whole: WholeShipment): Promise<void> {
    const prefix = orderPrefix(whole.row.id);
    for (const { no } of whole.ways) await this.space.giveBackUnit(tx, `${prefix}${no}`);
    await this.space.giveBackUnit(tx, `${prefix}aboard`);
    const waiting = whole.ways.flatMap((way) => {
      const boxes = waitingFor(whole, way.no);
      return ridesOfBoxes(whole, way, boxes, `${prefix}${way.no}`).map((ride) => ({ ...ride, loaded: false }));
    });
    await this.space.put(tx, [...waiting, ...this.aboard(whole, `${prefix}aboard`)]);
  }

  /** Rides of what lies on buses, one for each bus. */
  private aboard(whole: WholeShipment, unit: string): Ride[] {
    const rides = new Map<string, Ride>();
    for (const box of whole.folded.boxes) {
      if (box.bus === undefined) continue;
      const way = this.wayOf(whole, box, box.bus);
      const at = way.rides.findIndex((ride) => tripKey(ride) === tripKey(box.bus ?? ride));
      for (const [place, ride] of ridesOfBoxes(whole, way, [box], unit).entries()) {
        const name = `${tripKey(ride.trip)} ${String(ride.chilled)}`;
        const there = rides.get(name);
        const loaded = place <= at || there?.loaded === true;
        const cargo = there ? addCargo(there.cargo, ride.cargo) : ride.cargo;
        rides.set(name, { ...(there ?? ride), cargo, loaded });
      }
    }
    return [...rides.values()];
  }

  /** The way of the order on which this bus goes, its own before another; a bus that it was not to take is a way of its own. */
  private wayOf({ row, ways }: WholeShipment, box: FoldedBox, bus: TripDay): { rides: BusRide[]; chilled: boolean } {
    const those = ways.filter(({ rides }) => rides.some((ride) => tripKey(ride) === tripKey(bus)));
    const way = those.find(({ no }) => no === box.way) ?? those[0];
    if (way) return { rides: [...way.rides], chilled: way.chilled };
    const run = this.runs.run(bus);
    const stopOf = (pointId: string): string | undefined => this.network.findPoint(pointId)?.stopId;
    const from = run ? (callAt(run, stopOf(row.pointId)) ?? 0) : 0;
    const to = run ? (callAt(run, stopOf(row.hubId), from + 1) ?? run.calls.length - 1) : 0;
    const ride = run && rideOn(run, from, to);
    return { rides: ride ? [ride] : [], chilled: false };
  }
}
