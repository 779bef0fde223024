// Which boxes do events name, by the order or by what is written on a box?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, normalBoxCode } from '@kehuoyou/shared';
import type { CarriedEvent, Clock } from '@kehuoyou/shared';
import { DataSource, In, IsNull, MoreThanOrEqual } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { ShipmentBoxEntity, ShipmentEntity } from '../booking/shipment.entity.js';
import type { CarriedTarget } from './carried-judgement.js';

/** Nothing fresh is on its way for longer. */
const DAYS = 14;
/** Boxes of one code in so many days; of more it would be unclear anyway. */
const MOST_ALIKE = 500;

type OfOrder = Pick<ShipmentEntity, 'id' | 'count' | 'pointId' | 'hubId'>;

/** Looks boxes up. */
@Injectable()
export class CarriedTargets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What each of these events may be about. */
  async of(events: readonly CarriedEvent[]): Promise<(event: CarriedEvent) => readonly CarriedTarget[]> {
    const codes = await this.boxesOf(events.flatMap(({ code }) => normalBoxCode(code ?? '') ?? []));
    const orders = await this.ordersOf(events.flatMap(({ shipmentId }) => shipmentId ?? []));
    const coded = await this.ordersOf(
      codes.map(({ shipmentId }) => shipmentId),
      true,
    );
    return ({ shipmentId, boxes = [], code }) => {
      if (shipmentId !== undefined) {
        const order = orders.get(shipmentId);
        return order ? [this.target(order, boxes)] : [];
      }
      const written = normalBoxCode(code ?? '');
      return codes.flatMap((box) => {
        const order = box.code === written ? coded.get(box.shipmentId) : undefined;
        return order ? [this.target(order, [box.no])] : [];
      });
    };
  }

  private target({ id, count, pointId, hubId }: OfOrder, boxes: readonly number[]): CarriedTarget {
    const [place, hub] = [this.network.jurisdictionOf(pointId) ?? {}, this.network.jurisdictionOf(hubId) ?? {}];
    return { shipmentId: id, count, boxes, place, hub };
  }

  private async boxesOf(codes: readonly string[]): Promise<ShipmentBoxEntity[]> {
    if (codes.length === 0) return [];
    const since = addDays(dateAt(this.clock.now()), -DAYS);
    return this.dataSource.manager.find(ShipmentBoxEntity, {
      where: { code: In([...new Set(codes)]), date: MoreThanOrEqual(since) },
      order: { date: 'DESC' },
      take: MOST_ALIKE,
    });
  }

  /** Of what is over nobody means a box by its code: the same code is given again. */
  private async ordersOf(ids: readonly string[], isOpen = false): Promise<ReadonlyMap<string, OfOrder>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.manager.find(ShipmentEntity, {
      select: { id: true, count: true, pointId: true, hubId: true },
      where: { id: In([...new Set(ids)]), ...(isOpen ? { endedAt: IsNull() } : {}) },
    });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
