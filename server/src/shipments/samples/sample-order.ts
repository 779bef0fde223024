// What does the sample farmer send on a day, and what of it is brought to the counter when?
import { dayNumber } from '@kehuoyou/shared';
import type { QuoteAsk, ServiceDate } from '@kehuoyou/shared';
import { sampleBuyers, sampleGoods, sampleParty } from './sample-order-words.js';

const MINUTE = 60_000;

/** An order of a sample day. */
export interface SampleOrder {
  readonly goods: string;
  readonly count: number;
  readonly ask: Omit<QuoteAsk, 'pointId' | 'date'>;
  /** Minutes before the boxes must be there, at which they are. */
  readonly broughtMinutesBefore: number;
  /** How many of the boxes stay at home. */
  readonly forgotten: number;
}

/** The orders of a day: large and small, to the county and beyond; every third day somebody forgets a box. */
export function sampleOrders(date: ServiceDate): readonly SampleOrder[] {
  const day = dayNumber(date);
  const curd = 12 + (day % 4) * 3;
  return [
    {
      ...{ goods: sampleGoods.curd, count: curd, broughtMinutesBefore: 45, forgotten: 0 },
      ask: {
        ...{ goods: sampleGoods.curd, grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
        lines: [
          { count: curd - 4, to: 'county_pickup' },
          { count: 4, to: 'carrier', carrier: 'shunfeng', province: '44' },
        ],
      },
    },
    {
      ...{ goods: sampleGoods.shoots, count: 5, broughtMinutesBefore: 20, forgotten: day % 3 === 0 ? 1 : 0 },
      ask: {
        ...{ goods: sampleGoods.shoots, grams: 5_000, lengthMm: 500, widthMm: 350, heightMm: 300 },
        lines: [{ count: 5, to: 'county_pickup' }],
      },
    },
  ];
}

/** Who sends it, by the number of the sample household, and who gets each line: none of them is anybody. */
export function samplePeopleOf({ ask }: SampleOrder, date: ServiceDate, phone: string) {
  return {
    ...{ senderName: sampleParty.farmer, senderPhone: phone, senderAddress: sampleParty.farm },
    recipients: ask.lines.map(({ to }, at) => {
      const buyer = sampleBuyers[(dayNumber(date) + at) % sampleBuyers.length] ?? sampleBuyers[0];
      return { line: at + 1, ...buyer, address: to === 'carrier' ? sampleParty.far : sampleParty.county };
    }),
  };
}

/** When they are brought: in time for the bus that takes them. */
export function broughtAt({ broughtMinutesBefore }: SampleOrder, handInBy: string): Date {
  return new Date(Date.parse(handInBy) - broughtMinutesBefore * MINUTE);
}
