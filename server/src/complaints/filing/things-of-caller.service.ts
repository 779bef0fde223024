// May somebody speak of this parcel or this order, and whom does a bus concern?
import { Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { ComplaintAbout } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller.js';
import { OwnParcels } from '../../parcels/pickup/own-parcels.service.js';
import { ShipmentReading } from '../../shipments/booking/shipment-reading.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';

/** Opens what is somebody's own; a foreign thing and none are answered alike. */
@Injectable()
export class ThingsOfCaller {
  constructor(
    private readonly parcels: OwnParcels,
    private readonly shipments: ShipmentReading,
    private readonly runs: TripRuns,
    private readonly dataSource: DataSource,
  ) {}

  /** Where a parcel waits and where an order was handed in, as what is said is about. */
  async open(caller: Caller | undefined, { parcelId, shipmentId }: ComplaintAbout): Promise<ComplaintAbout> {
    if (parcelId === undefined && shipmentId === undefined) return {};
    if (!caller) throw new Failure('complaint_place_not_found', parcelId === undefined ? 'shipmentId' : 'parcelId');
    return parcelId === undefined ? this.order(caller, shipmentId ?? '') : this.parcel(caller, parcelId);
  }

  /** The account of whoever drove a bus; null where nobody knows. */
  async driverOf({ tripId, serviceDate }: ComplaintAbout): Promise<string | null> {
    if (tripId === undefined || serviceDate === undefined) return null;
    return (await this.runs.accountDriving(this.dataSource.manager, { tripId, serviceDate })) ?? null;
  }

  private async parcel(caller: Caller, id: string): Promise<ComplaintAbout> {
    const pointId = await this.parcels.pointOf(caller, id);
    if (pointId === undefined) throw new Failure('complaint_place_not_found', 'parcelId');
    return { pointId };
  }

  private async order(caller: Caller, id: string): Promise<ComplaintAbout> {
    try {
      const { row } = await this.shipments.open(caller, id, 'read');
      return { pointId: row.pointId };
    } catch (error) {
      if (error instanceof Failure && error.code === 'shipment_not_found')
        throw new Failure('complaint_place_not_found', 'shipmentId');
      throw error;
    }
  }
}
