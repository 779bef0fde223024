// When does a place that was only kept belong to everybody again?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, TripDay } from '@kehuoyou/shared';
import { In, LessThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { locked } from '../../database/row-lock.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { ORDERS, orderOf, orderPrefix } from './placed-boxes.js';
import { addFacts } from './shipment-store.js';
import { ShipmentEntity } from './shipment.entity.js';

/** Holds that have ended. They end by the clock, whoever looks first gives them back. */
@Injectable()
export class HoldExpiry {
  constructor(
    private readonly space: CargoSpace,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives back what ended holds have on these buses, which the caller holds. True where there were some. */
  async on(tx: EntityManager, trips: readonly TripDay[]): Promise<boolean> {
    const ids = [...new Set((await this.space.unitsOn(tx, trips, ORDERS)).map(orderOf))];
    if (ids.length === 0) return false;
    const ended = await locked(
      tx.createQueryBuilder(ShipmentEntity, 'shipment').where({
        id: In(ids),
        state: 'held',
        holdEndsAt: LessThanOrEqual(this.clock.now()),
      }),
    ).getMany();
    for (const row of ended) await this.end(tx, row);
    return ended.length > 0;
  }

  /** Ends one hold, if it has ended; booked a moment before, it stays. Gives whether it did. */
  async end(tx: EntityManager, row: Pick<ShipmentEntity, 'id' | 'count'>): Promise<boolean> {
    const at = this.clock.now();
    const { affected } = await tx
      .createQueryBuilder()
      .update(ShipmentEntity)
      .set({ state: 'expired', version: () => 'version + 1' })
      .where({ id: row.id, state: 'held', holdEndsAt: LessThanOrEqual(at) })
      .execute();
    if (affected !== 1) return false;
    await addFacts(tx, row, [{ type: 'HOLD_EXPIRED' }], { at, actor: null });
    await this.space.giveBack(tx, orderPrefix(row.id));
    return true;
  }
}
