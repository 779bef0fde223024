// Who hears that boxes which were taken over at a counter go with another bus than their own?
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import type { WholeShipment } from '../booking/shipment.entity.js';
import type { Moved } from '../rolling/moved-boxes.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { movedAtCounterWords } from './moved-words.js';
import type { MovedWhy } from './moved-words.js';

/** Names what is told of boxes that were moved at the counter. */
const NAMESPACE = '9a4b0f61-0c1d-5a3c-8e27-61d2f3a0b7c9';

/** The sender, who may have sent somebody else with them; the keeper reads it on the same page. */
@Injectable()
export class MovedNews {
  constructor(private readonly notices: ShipmentNotices) {}

  async tell(
    tx: EntityManager,
    { row, quote: { goods } }: WholeShipment,
    { moved, why, at }: { readonly moved: readonly Moved[]; readonly why: MovedWhy; readonly at: Date },
  ): Promise<void> {
    const name = `${row.id} ${moved.map(({ no }) => no).join(' ')}`;
    await this.notices.tell(tx, row, {
      ...{ kind: 'shipment_rolled', eventId: uuidOf(name, NAMESPACE), at, toKeeper: false },
      words: movedAtCounterWords({ goods, moved, why, now: at }),
    });
  }
}
