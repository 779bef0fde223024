// Where does a parcel wait, and with which bus does it come?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, ParcelBus, ParcelPoint } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { TimetableService } from '../../timetable/boards/timetable.service.js';
import type { ParcelEntity } from '../custody/parcel.entity.js';

/** Says of a parcel's row what the network and the timetable know of it. */
@Injectable()
export class ParcelPlaces {
  constructor(
    private readonly network: NetworkService,
    private readonly timetable: TimetableService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The point that has it, else the one to which it goes; undefined where nobody has said. */
  pointOf({
    holderKind,
    holderId,
    pointId,
  }: Pick<ParcelEntity, 'holderKind' | 'holderId' | 'pointId'>): ParcelPoint | undefined {
    const point = this.network.findPoint((holderKind === 'point' ? holderId : pointId) ?? '');
    if (!point) return undefined;
    const { id, name, phone } = point;
    return { id, name, ...(phone === undefined ? {} : { phone }) };
  }

  /** Where it is brought from the point that has it; undefined for what stays, and for what came there by mistake. */
  movingTo(row: ParcelEntity): ParcelPoint | undefined {
    const { pointId, exceptions } = row;
    if (!isElsewhere(row) || exceptions.split(',').includes('missort')) return undefined;
    return this.pointOf({ ...row, holderKind: null, holderId: null, pointId });
  }

  /**
   * The bus on which it is or for which it is meant, as seen from where it goes; undefined for one that is on none, or
   * that was left behind by the one for which it was meant.
   */
  busOf({ state, tripId, serviceDate, pointId }: ParcelEntity): ParcelBus | undefined {
    const isAboard = state === 'loaded' || state === 'in_transit';
    if ((!isAboard && state !== 'sorted') || tripId === null || serviceDate === null) return undefined;
    const stopId = this.network.findPoint(pointId ?? '')?.stopId;
    const call = stopId === undefined ? undefined : this.timetable.callAt(tripId, serviceDate, stopId);
    if (!call || (!isAboard && new Date(call.arrival) < this.clock.now())) return undefined;
    return { tripId, serviceDate, ...call };
  }
}

/** True for what stands at another point than where it is to be fetched. */
export function isElsewhere({ state, holderKind, holderId, pointId }: ParcelEntity): boolean {
  return (
    (state === 'ready' || state === 'at_point') && holderKind === 'point' && pointId !== null && pointId !== holderId
  );
}
