// How is said with which other bus boxes could go?
import { clockText, dayAndClock } from '@kehuoyou/shared';
import type { OtherBus } from '@kehuoyou/shared';
import { clockAfter, dayOf } from '../moment-words';

/** 明天 09:40, 还能装 12 箱. */
export function otherBusChip(
  { departure, boxesLeft }: OtherBus,
  now: Date,
): { readonly word: string; readonly under: string } {
  return { word: `${dayOf(departure, now)} ${clockText(departure)}`, under: `还能装 ${boxesLeft} 箱` };
}

/** When it is there, by when it is to be brought, and that it costs no more. */
export function otherBusWords({ rides, departure, arrival, handInBy }: OtherBus, now: Date): string {
  const lines = rides.map(({ routeName }) => routeName).join('，再坐 ');
  return `坐 ${lines}，${clockAfter(arrival, departure, now)} 到县城，保鲜来得及。没交的 ${dayAndClock(handInBy, now)} 前交。车钱不变。`;
}
