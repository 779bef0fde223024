// Who is told of what is there when the rest of it does not come?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { addDays, dateAt } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import { Between, DataSource, In, MoreThanOrEqual } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import { Timers } from '../../timers/timers.service.js';
import { CarriedEntity } from '../booking/carried.entity.js';
import { wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import { CarriedNews } from './carried-news.service.js';

const EVERY_MS = 10 * 60_000;
/** After the last of what is there, or was handed to a carrier, nobody waits any longer for the others. */
const QUIET_MS = 60 * 60_000;
/** Whoever could not be told in time, because the server stood still, is told within this. */
const LATE_MS = 5 * 60 * 60_000;
/** Nothing is on its way for longer. */
const DAYS = 4;

/** Tells farmers of a part, once: a single box that nobody finds or hands over keeps nobody waiting for all others. */
@Injectable()
export class PartNews implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly news: CarriedNews,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.add({
      name: 'shipments.part_news',
      schedule: { everyMs: EVERY_MS },
      run: (stopping) => this.sweep(stopping),
    });
  }

  /** Looks at what was unloaded and handed over an hour ago. Gives how many orders, where there are some. */
  async sweep(stopping?: AbortSignal): Promise<{ orders: number } | undefined> {
    const { manager } = this.dataSource;
    const now = this.clock.now().getTime();
    const open = await manager.find(ShipmentEntity, {
      select: { id: true },
      where: { state: 'moving', date: MoreThanOrEqual(addDays(dateAt(this.clock.now()), -DAYS)) },
    });
    if (open.length === 0) return undefined;
    const said = await manager.find(CarriedEntity, {
      select: { eventId: true, shipmentId: true, happenedAt: true },
      where: {
        shipmentId: In(open.map(({ id }) => id)),
        type: In(['AT_HUB', 'HANDED_TO_CARRIER']),
        happenedAt: Between(new Date(now - LATE_MS), new Date(now)),
      },
    });
    const fresh = new Set(
      said.flatMap(({ shipmentId, happenedAt }) => (happenedAt.getTime() > now - QUIET_MS ? [shipmentId] : [])),
    );
    const ids = [...new Set(said.map(({ shipmentId }) => shipmentId))].filter((id) => !fresh.has(id));
    for (const whole of await wholeShipments(manager, this.vault, ids)) {
      if (stopping?.aborted === true) break;
      await this.transactions.run((tx) => this.news.tellParts(tx, whole));
    }
    return ids.length === 0 ? undefined : { orders: ids.length };
  }
}
