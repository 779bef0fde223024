// How does an order stand in the keeper's list?
import { clockText } from '@kehuoyou/shared';
import type { ShipmentSummary } from '@kehuoyou/shared';

/** True for what was booked: places that are only kept, or were given back, bring nobody to the counter. */
export function isToCome({ state, late }: Pick<ShipmentSummary, 'state' | 'late'>): boolean {
  return isLate({ late }) || ['booked', 'partly_received', 'received', 'moving', 'completed'].includes(state);
}

/** True where some of it came too late for its bus, and may still be brought. */
export function isLate({ late = 0 }: { readonly late: number | undefined }): boolean {
  return late > 0;
}

/** 10:18, 豆腐皮 30 箱, 罗** 尾号 0001，10:03 前交. */
export function counterRow({ departure, goods, count, senderName, senderPhoneTail, handInBy, late }: ShipmentSummary): {
  readonly figure: string;
  readonly title: string;
  readonly note: string;
} {
  const who = senderName === undefined ? '' : `${senderName} 尾号 ${senderPhoneTail ?? ''}，`;
  const until = late === undefined ? `${clockText(handInBy)} 前交` : `${late} 箱没赶上，来了换下一班`;
  return { figure: clockText(departure), title: `${goods} ${count} 箱`, note: `${who}${until}` };
}
