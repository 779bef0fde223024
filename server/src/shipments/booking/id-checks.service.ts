// Has a sender shown a document today?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, instantOf } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { In, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { ShipmentEntity, ShipmentEventEntity } from './shipment.entity.js';

/** Orders of one sender that can still be handed in today. */
const MOST_ORDERS = 200;

/** Documents, once a day a sender. */
@Injectable()
export class IdChecks {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** True where whoever sends this has to show one now. */
  async isNeeded(db: EntityManager, { id, senderPhoneHash }: ShipmentEntity): Promise<boolean> {
    const orders =
      senderPhoneHash === null
        ? [{ id }]
        : await db.find(ShipmentEntity, {
            select: { id: true },
            where: { senderPhoneHash },
            order: { createdAt: 'DESC' },
            take: MOST_ORDERS,
          });
    const today = instantOf(dateAt(this.clock.now()), 0);
    return !(await db.existsBy(ShipmentEventEntity, {
      ...{ shipmentId: In(orders.map((order) => order.id)), type: 'ID_CHECKED' },
      at: MoreThanOrEqual(today),
    }));
  }
}
