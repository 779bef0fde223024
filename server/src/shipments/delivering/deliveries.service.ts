// How does a box that a carrier has learn that it was delivered, or that it comes back?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { carrierOf, standingShipmentFacts } from '@kehuoyou/shared';
import type { Clock, FoldedBox, QuotedLine } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { CarrierNews } from '../../parcels/carriers/carrier-news.service.js';
import { carrierSaid } from '../../parcels/parcels.events.js';
import type { CarrierNewsWanted, OfCarrierNumber } from '../../parcels/parcels.events.js';
import { CarriedEntity } from '../booking/carried.entity.js';
import { shipmentPeople } from '../booking/people-store.js';
import { lineOfBox } from '../booking/placed-boxes.js';
import { settleRefunds } from '../booking/refund-store.js';
import { addFacts, wholeShipment } from '../booking/shipment-store.js';
import { ShipmentEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { DeliveryNews } from './delivery-news.service.js';
import { verdictOf } from './delivery-verdict.js';
import type { DeliveryVerdict } from './delivery-verdict.js';

/** Digits of a number by which carriers know whose parcel it is. */
const TAIL = 4;

/** A box of which its carrier has said something new. */
interface Judged {
  readonly box: FoldedBox;
  readonly verdict: DeliveryVerdict;
}

/** Follows boxes with their carriers. */
@Injectable()
export class Deliveries implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly carriers: CarrierNews,
    private readonly news: DeliveryNews,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(carrierSaid, 'shipments.note_carrier', ({ payload }, tx) => this.heard(tx, payload));
  }

  /**
   * In the caller's transaction: these numbers were just put on boxes of an order. Their carriers are asked to tell, and
   * what one has said already counts at once. The order must be held.
   */
  async handedOver(tx: EntityManager, whole: WholeShipment, waybills: readonly string[]): Promise<void> {
    const { recipientOf } = shipmentPeople(whole, this.vault);
    const wanted = whole.folded.boxes.flatMap((box): CarrierNewsWanted[] => {
      const line = lineOf(whole, box.no);
      if (box.waybill === undefined || !waybills.includes(box.waybill) || line?.carrier === undefined) return [];
      const tail = carrierOf(line.carrier).needsPhoneTail ? recipientOf(line.no)?.phone.slice(-TAIL) : undefined;
      const phoneTail = tail === undefined ? {} : { phoneTail: tail };
      return [{ waybill: box.waybill, carrier: line.carrier, ...phoneTail }];
    });
    await this.carriers.want(tx, ...wanted);
    let now = whole;
    for (const waybill of new Set(wanted.map((each) => each.waybill))) now = await this.note(tx, now, waybill);
  }

  private async heard(tx: EntityManager, { waybill }: OfCarrierNumber): Promise<void> {
    const handed = await tx.find(CarriedEntity, {
      select: { eventId: true, shipmentId: true },
      where: { waybill, type: 'HANDED_TO_CARRIER' },
    });
    for (const id of [...new Set(handed.map(({ shipmentId }) => shipmentId))].sort()) {
      await tx.increment(ShipmentEntity, { id }, 'version', 1);
      const whole = await wholeShipment(tx, this.vault, id);
      if (whole) await this.note(tx, whole, waybill);
    }
  }

  /** Adds what the carrier says now, where the box does not stand so already. Gives the order as it stands then. */
  private async note(tx: EntityManager, whole: WholeShipment, waybill: string): Promise<WholeShipment> {
    const words = await this.carriers.toldOf(waybill, tx);
    const judged = whole.folded.boxes.flatMap((box): Judged[] => {
      const word = words.find(({ carrier }) => carrier === lineOf(whole, box.no)?.carrier);
      const handedAt = box.waybill === waybill ? handedOverAt(whole, box.no) : undefined;
      const verdict = word && handedAt && verdictOf(word, handedAt);
      const isNew = verdict?.state !== box.state || (verdict.reason !== undefined && verdict.reason !== box.reason);
      return verdict && isNew ? [{ box, verdict }] : [];
    });
    const [first] = judged;
    if (!first) return whole;
    // One number has one word: its boxes differ in nothing.
    const { type, reason, at } = first.verdict;
    const boxes = judged.map(({ box }) => box.no);
    const said = { type, boxes, waybill, ...(reason === undefined ? {} : { reason }) };
    await addFacts(tx, whole.row, [said], { at, actor: null });
    const after = await wholeShipment(tx, this.vault, whole.row.id);
    if (!after) return whole;
    await settleRefunds(tx, after, whole.folded, { at: this.clock.now(), actor: null });
    await this.news.tell(tx, after, boxes, first.verdict);
    return after;
  }
}

function lineOf({ quote }: WholeShipment, no: number): QuotedLine | undefined {
  return quote.lines.find((line) => line.no === lineOfBox(quote, no));
}

/** When the number that stands on the box now was put there. */
function handedOverAt({ facts }: WholeShipment, no: number): Date | undefined {
  const handed = standingShipmentFacts(facts).findLast(
    ({ type, boxes }) => type === 'HANDED_TO_CARRIER' && boxes?.includes(no) === true,
  );
  return handed && new Date(handed.at);
}
