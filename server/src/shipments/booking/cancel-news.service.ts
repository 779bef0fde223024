// Who hears that an order was taken back, besides whoever did it?
import { Injectable } from '@nestjs/common';
import { maskName } from '@kehuoyou/shared';
import type { Canceller, FoldedBox } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { shipmentPeople } from './people-store.js';
import { CANCELLED_BY, cancelledForYouWords, SOMEBODY, takeBackWords } from './shipment-words.js';
import type { WholeShipment } from './shipment.entity.js';

/** Names what is told of an order that was taken back. */
const NAMESPACE = '5f7c2d90-1b4e-5c68-a7d3-60e9f4b8c215';

/** An order that was taken back. */
export interface Cancelled {
  readonly back: readonly FoldedBox[];
  readonly by: Canceller;
  readonly isSender: boolean;
  readonly reason: string | undefined;
  /** Whole fen that are owed all the same. */
  readonly kept: number;
  readonly at: Date;
}

/** Tells the other side: the sender what others did, and the keeper what lies at the counter for nothing. */
@Injectable()
export class CancelNews {
  constructor(
    private readonly notices: ShipmentNotices,
    private readonly vault: Vault,
  ) {}

  async tell(tx: EntityManager, whole: WholeShipment, cancelled: Cancelled): Promise<void> {
    if (cancelled.back.length === 0) return;
    return cancelled.isSender ? this.tellKeeper(tx, whole, cancelled) : this.tellSender(tx, whole, cancelled);
  }

  private async tellSender(
    tx: EntityManager,
    { row, quote: { goods } }: WholeShipment,
    { back, by, reason, kept, at }: Cancelled,
  ): Promise<void> {
    const who = by === 'company' ? CANCELLED_BY.company : CANCELLED_BY.keeper;
    await this.notices.tellSender(tx, row, {
      ...{ kind: 'shipment_rolled', eventId: uuidOf(`${row.id} ${at.toISOString()}`, NAMESPACE), at },
      words: cancelledForYouWords({ goods, boxes: back.length, leavesAt: row.leavesAt, who, reason, kept }),
    });
  }

  private async tellKeeper(tx: EntityManager, whole: WholeShipment, { back, at }: Cancelled): Promise<void> {
    const { row, quote } = whole;
    const here = back.filter(({ state }) => state === 'received');
    if (here.length === 0) return;
    const sender = shipmentPeople(whole, this.vault).senderOf()?.name;
    await this.notices.tellKeeper(tx, row, {
      ...{ kind: 'shipment_rolled', eventId: uuidOf(`${row.id} keeper ${at.toISOString()}`, NAMESPACE), at },
      subject: `shipment ${row.id} at the counter`,
      words: takeBackWords({
        ...{ goods: quote.goods, boxes: here.length, tail: row.senderTail ?? '' },
        sender: sender === undefined ? SOMEBODY : maskName(sender),
      }),
    });
  }
}
