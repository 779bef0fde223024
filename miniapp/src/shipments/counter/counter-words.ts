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

/** 10:18, 豆腐皮 30 箱, 罗** 尾号 0001，10:03 前交. Of what no bus takes neither when nor with which is said. */
export function counterRow(order: ShipmentSummary): {
  readonly figure?: string;
  readonly title: string;
  readonly note: string;
} {
  const { departure, goods, count, senderName, senderPhoneTail } = order;
  const who = senderName === undefined ? [] : [`${senderName} 尾号 ${senderPhoneTail ?? ''}`];
  return {
    ...(hasNoBus(order) ? {} : { figure: clockText(departure) }),
    title: `${goods} ${count} 箱`,
    note: [...who, ...toBringWords(order)].join('，'),
  };
}

/** 还有 8 箱，10:03 前交; nothing where all of it was brought. */
function toBringWords(order: ShipmentSummary): string[] {
  const { count, handInBy, late, awaited, stranded = 0 } = order;
  if (late !== undefined) return [`${late} 箱没赶上，来了换下一班`];
  // The others lie here already.
  if (hasNoBus(order)) return [`${stranded < count ? `${stranded} 箱` : ''}没有车赶得上，不用拿来`];
  if (awaited === undefined) return [];
  return [...(awaited < count ? [`还有 ${awaited} 箱`] : []), `${clockText(handInBy)} 前交`];
}

/** True where nobody is to bring what is still at home: no bus takes it. */
function hasNoBus({ late, awaited, stranded = 0 }: ShipmentSummary): boolean {
  return stranded > 0 && awaited === undefined && !isLate({ late });
}

/** True where nobody is to bring anything more of it on that day: nothing of it is taken over at the counter then. */
export function isBrought(order: ShipmentSummary): boolean {
  const { state, late, awaited } = order;
  // Of what is to come another day some may be brought today.
  const mayCome = (state === 'booked' || state === 'partly_received') && !hasNoBus(order);
  return !isLate({ late }) && awaited === undefined && !mayCome;
}
