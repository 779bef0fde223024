// Which orders that are over were given back after some of them had been handed in?
import type { ServiceDate, ShipmentFactType } from '@kehuoyou/shared';
import { IsNull, MoreThanOrEqual, Not } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { ShipmentEntity, ShipmentEventEntity } from '../booking/shipment.entity.js';

/** Of a point, and of buses since a day, the latest first. Whether their sender has come for them the orders say. */
export async function givenBackAt(
  db: EntityManager,
  { pointId, since }: { readonly pointId: string; readonly since: ServiceDate },
  most: number,
): Promise<string[]> {
  const said = (type: ShipmentFactType): SelectQueryBuilder<ShipmentEventEntity> =>
    db
      .createQueryBuilder(ShipmentEventEntity, type)
      .select('1')
      .where(`${type}.shipmentId = shipment.id AND ${type}.type = :${type}`, { [type]: type });
  const [cancelled, received] = [said('CANCELLED'), said('BOX_RECEIVED')];
  const rows = await db
    .createQueryBuilder(ShipmentEntity, 'shipment')
    .select('shipment.id', 'id')
    .where({ pointId, date: MoreThanOrEqual(since), endedAt: Not(IsNull()) })
    .andWhere(`EXISTS (${cancelled.getQuery()})`)
    .andWhere(`EXISTS (${received.getQuery()})`)
    .setParameters({ ...cancelled.getParameters(), ...received.getParameters() })
    .orderBy('shipment.endedAt', 'DESC')
    .addOrderBy('shipment.id', 'ASC')
    .limit(most)
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
