// What of their claim are people told?
import { Injectable } from '@nestjs/common';
import { pageAddress, shipmentsPages } from '@kehuoyou/shared';
import type { ClaimMove } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import type { ClaimEntity } from '../booking/claim.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import { claimNews } from './claim-words.js';

/** Names what is told of a claim. */
const NAMESPACE = '6c1e2f3a-7b0d-5b1c-9a55-d2e8f0a4b613';
/** So long one may object to it. */
const OF_USE_MS = 7 * 86_400_000;

/** Tells whoever claims. */
@Injectable()
export class ClaimNews {
  constructor(private readonly notices: ShipmentNotices) {}

  /** Tells in the caller's transaction what company or office did; nothing of what they did themselves. */
  async tell(
    tx: EntityManager,
    { row, quote }: WholeShipment,
    claim: ClaimEntity,
    said: { readonly move: ClaimMove; readonly reason: string | undefined; readonly fen: number; readonly at: Date },
  ): Promise<void> {
    const words = claimNews({ ...said, goods: quote.goods, kind: claim.kind, boxes: claim.boxes.length });
    if (words === undefined) return;
    await this.notices.tellSender(tx, row, {
      ...{ kind: 'shipment_claim', eventId: uuidOf(`${claim.id} ${said.move}`, NAMESPACE), at: said.at, words },
      ...{ subject: `claim ${claim.id}`, expiresAt: new Date(said.at.getTime() + OF_USE_MS) },
      page: pageAddress(shipmentsPages.claim, { id: row.id }),
    });
  }
}
