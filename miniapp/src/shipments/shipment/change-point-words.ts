// How is said where else boxes can be handed in?
import { clockText, dayAndClock, distanceText } from '@kehuoyou/shared';
import type { ChangedPoint, OtherPoint, Shipment } from '@kehuoyou/shared';
import { clockAfter } from '../moment-words';

/** 卢水村服务点, 2.1 公里. */
export function otherPointChip({ name, metres }: Pick<OtherPoint, 'name' | 'metres'>): {
  readonly word: string;
  readonly under: string;
} {
  return { word: name, under: distanceText(metres) };
}

/** By when, with which bus, when it is there; and a warning where nobody is at that counter then either. */
export function otherPointWords({ bus: { handInBy, departure, arrival }, shut }: OtherPoint, now: Date): string[] {
  const by = dayAndClock(handInBy, now);
  const there = `${by} 前交，坐 ${clockText(departure)} 的车，${clockAfter(arrival, departure, now)} 到县城。车钱不变。`;
  return shut === undefined ? [there] : [there, `那时候${shut}，去前先打电话问。`];
}

/** What is said at the head of an order whose point pauses when it is to be brought; undefined where it does not. */
export function shutWords({
  pointName,
  shutBecause,
  mayChangePoint,
}: Pick<Shipment, 'pointName' | 'shutBecause' | 'mayChangePoint'>): string | undefined {
  if (shutBecause === undefined) return undefined;
  const then = mayChangePoint === true ? '可以换个点交，车钱不变' : '先打电话问站长';
  return `${pointName}那时候不开门（${shutBecause}）。${then}。`;
}

/** What is said once it is done; codes that are written on boxes already may be others now. */
export function changedWords({ pointName, handInBy, departure, recoded }: ChangedPoint, now: Date): string {
  const codes = recoded === 0 ? '' : `有 ${recoded} 箱换了箱码，写过的请照新的改。`;
  return `换好了：${dayAndClock(handInBy, now)} 前交到${pointName}，坐 ${clockText(departure)} 的车。${codes}`;
}
