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
export function counterRow(order: ShipmentSummary): {
  readonly figure: string;
  readonly title: string;
  readonly note: string;
} {
  const { departure, goods, count, senderName, senderPhoneTail, handInBy, late, awaited = count } = order;
  const who = senderName === undefined ? '' : `${senderName} 尾号 ${senderPhoneTail ?? ''}，`;
  const until = late === undefined ? `${clockText(handInBy)} 前交` : `${late} 箱没赶上，来了换下一班`;
  const some = awaited < count && late === undefined ? `还有 ${awaited} 箱，` : '';
  return { figure: clockText(departure), title: `${goods} ${count} 箱`, note: `${who}${some}${until}` };
}

/** True where nobody is to bring anything more of it on that day: nothing of it is taken over at the counter then. */
export function isBrought({ state, late, awaited }: ShipmentSummary): boolean {
  return !isLate({ late }) && awaited === undefined && state !== 'booked' && state !== 'partly_received';
}
