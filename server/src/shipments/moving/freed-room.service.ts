// What becomes of the room that boxes had on buses which they do not take any more?
import { Injectable } from '@nestjs/common';
import type { FoldedBox } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { cargoOnWay, orderPrefix } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { roomFreed } from '../shipments.events.js';

/** Gives it to anybody. */
@Injectable()
export class FreedRoom {
  constructor(private readonly space: CargoSpace) {}

  /** `boxes` as they stood before they were moved, `whole` as it stands since. Its buses must be held. */
  async leave(tx: EntityManager, whole: WholeShipment, boxes: readonly FoldedBox[], at: Date): Promise<void> {
    for (const no of new Set(boxes.flatMap(({ way }) => way ?? []))) {
      await this.space.lessen(tx, `${orderPrefix(whole.row.id)}${no}`, cargoOnWay(whole, no));
      for (const { tripId, serviceDate } of whole.ways.find((way) => way.no === no)?.rides ?? [])
        await appendToOutbox(tx, roomFreed, { tripId, serviceDate }, at);
    }
  }
}
