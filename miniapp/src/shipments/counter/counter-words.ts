// How does an order stand in the keeper's list?
import { clockText } from '@kehuoyou/shared';
import type { ShipmentSummary } from '@kehuoyou/shared';

/** True for what was booked: places that are only kept, or were given back, bring nobody to the counter. */
export function isToCome({ state }: Pick<ShipmentSummary, 'state'>): boolean {
  return ['booked', 'partly_received', 'received', 'moving', 'completed'].includes(state);
}

/** 10:18, 豆腐皮 30 箱, 罗** 尾号 0001，10:03 前交. */
export function counterRow({ departure, goods, count, senderName, senderPhoneTail, handInBy }: ShipmentSummary): {
  readonly figure: string;
  readonly title: string;
  readonly note: string;
} {
  const who = senderName === undefined ? '' : `${senderName} 尾号 ${senderPhoneTail ?? ''}，`;
  return { figure: clockText(departure), title: `${goods} ${count} 箱`, note: `${who}${clockText(handInBy)} 前交` };
}
