// What becomes of places that were only kept, when their bus does not take all of them any more?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { CargoSpace } from '../../parcels/loading/cargo-space.service.js';
import { orderPrefix } from '../booking/placed-boxes.js';
import { addFacts } from '../booking/shipment-store.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { roomFreed } from '../shipments.events.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import type { ShipmentNews } from '../telling/shipment-notices.service.js';
import { freedWords } from './rolled-words.js';
import type { Happened } from './rolled-words.js';

/** Lets go of places that nobody has booked yet: whoever kept them chooses anew, and pays for nothing that does not go. */
@Injectable()
export class FreedHolds {
  constructor(
    private readonly space: CargoSpace,
    private readonly notices: ShipmentNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All of them, on every bus, in the caller's transaction; of the way `no` somebody was to hear. */
  async free(
    tx: EntityManager,
    { row, quote: { goods }, ways }: WholeShipment,
    { no, happened, news }: { readonly no: number; readonly happened: Happened; readonly news: HoldNews },
  ): Promise<void> {
    const at = this.clock.now();
    await this.space.giveBack(tx, orderPrefix(row.id));
    await addFacts(tx, row, [{ type: 'CANCELLED', reason: happened.why }], { at, actor: null });
    for (const { tripId, serviceDate } of ways.flatMap(({ rides }) => rides))
      await appendToOutbox(tx, roomFreed, { tripId, serviceDate }, at);
    const ride = ways.find((way) => way.no === no)?.rides[0];
    const { routeName = '', departure = '' } = ride ?? {};
    await this.notices.tell(tx, row, { ...news, words: freedWords({ goods, routeName, departure, happened }) });
  }
}

/** What of it is said. */
type HoldNews = Pick<ShipmentNews, 'kind' | 'eventId' | 'at'>;
