// What of boxes that carriers have is their farmer told, each once?
import { Inject, Injectable } from '@nestjs/common';
import { boxesOut, boxesReturned, carrierOf } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf } from 'uuid';
import { CLOCK } from '../../clock.js';
import { lineOfBox } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { ShipmentNotices } from '../telling/shipment-notices.service.js';
import type { DeliveryVerdict } from './delivery-verdict.js';
import { deliveredWords, returnWords } from './delivery-words.js';

/** Names what is told of a carrier's words. */
const NAMESPACE = '8c5b0e2f-3f4b-5a3e-9a5c-64d0f0b1c9d7';
const DAY_MS = 86_400_000;
/** Carriers tell late, too; what is older stands on the page. */
const NEWS_FOR_MS = 3 * DAY_MS;

/** Tells farmers what carriers say. */
@Injectable()
export class DeliveryNews {
  constructor(
    private readonly notices: ShipmentNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells in the caller's transaction what a carrier has just said of these boxes of an order, as it stands with it. */
  async tell(
    tx: EntityManager,
    whole: WholeShipment,
    boxes: readonly number[],
    verdict: DeliveryVerdict,
  ): Promise<void> {
    if (verdict.at.getTime() < this.clock.now().getTime() - NEWS_FOR_MS) return;
    if (verdict.type !== 'DELIVERED') return this.tellReturn(tx, whole, boxes, verdict);
    for (const line of new Set(boxes.map((no) => lineOfBox(whole.quote, no))))
      await this.tellDelivered(tx, whole, line, verdict.at);
  }

  /** When the last of those that go to one buyer is there; what comes back is told by itself. */
  private async tellDelivered(tx: EntityManager, whole: WholeShipment, line: number, at: Date): Promise<void> {
    const { row, quote, folded } = whole;
    const due = folded.boxes.filter(
      ({ no, state }) => lineOfBox(quote, no) === line && !boxesOut.has(state) && !boxesReturned.has(state),
    );
    if (!due.every(({ state }) => state === 'delivered')) return;
    await this.notices.tellSender(tx, row, {
      ...{ kind: 'shipment_delivered', eventId: uuidOf(`delivered ${row.id} ${line}`, NAMESPACE), at },
      ...{ expiresAt: this.untilTomorrow(), subject: `shipment ${row.id} delivered ${line}` },
      words: deliveredWords({ goods: quote.goods, count: due.length, carrier: carrierName(whole, line), at }),
    });
  }

  private async tellReturn(
    tx: EntityManager,
    whole: WholeShipment,
    boxes: readonly number[],
    { at, reason = '', state }: DeliveryVerdict,
  ): Promise<void> {
    const { row, quote } = whole;
    const codes = boxes.flatMap((no) => whole.boxes.find((box) => box.no === no)?.code ?? []);
    const carrier = carrierName(whole, lineOfBox(quote, boxes[0] ?? 0));
    await this.notices.tellSender(tx, row, {
      kind: 'shipment_returned',
      eventId: uuidOf(`${state} ${row.id} ${boxes.join(' ')}`, NAMESPACE),
      ...{ at, expiresAt: this.untilTomorrow(), subject: `shipment ${row.id} returned ${boxes.join(' ')}` },
      words: returnWords({
        ...{ goods: quote.goods, count: boxes.length, carrier, at, codes, reason },
        isBack: state === 'returned',
      }),
    });
  }

  private untilTomorrow(): Date {
    return new Date(this.clock.now().getTime() + DAY_MS);
  }
}

function carrierName({ quote }: WholeShipment, line: number): string {
  const { carrierName: name, carrier } = quote.lines.find(({ no }) => no === line) ?? {};
  return name ?? carrierOf(carrier ?? '').name;
}
