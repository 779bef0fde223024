// How does an order look to those who carry its boxes on?
import { maskName, maskPhone } from '@kehuoyou/shared';
import type { CarriedLine, CarriedOrder, Party, ShipmentFact } from '@kehuoyou/shared';
import type { WholeShipment } from '../booking/shipment.entity.js';

/** What the view cannot read out of the order itself. */
export interface CarriedContext {
  readonly pointName: string;
  readonly sender: Party | undefined;
  readonly recipientOf: (line: number) => Party | undefined;
  /** What was said of it, as the caller may know it. */
  readonly facts: readonly ShipmentFact[];
}

export function carriedOrder(
  { row, quote, boxes, ways }: WholeShipment,
  { pointName, sender, recipientOf, facts }: CarriedContext,
): CarriedOrder {
  return {
    ...{ id: row.id, goods: quote.goods, count: row.count, grams: quote.grams },
    ...{ pointId: row.pointId, pointName, date: row.date },
    ...(sender === undefined ? {} : { senderName: maskName(sender.name) }),
    ...(row.senderTail === null ? {} : { senderPhoneTail: row.senderTail }),
    lines: quote.lines.map(({ no, count, to, carrierName, province }): CarriedLine => {
      const recipient = recipientOf(no);
      return {
        ...{ no, count, to },
        ...(carrierName === undefined ? {} : { carrierName }),
        ...(province === undefined ? {} : { province }),
        ...(recipient === undefined
          ? {}
          : { recipient: { name: maskName(recipient.name), phone: maskPhone(recipient.phone) } }),
      };
    }),
    codes: boxes.map(({ no, code }) => ({ no, code })),
    ways: ways.map(({ no, rides }) => ({ no, rides })),
    facts,
  };
}
