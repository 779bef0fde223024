// How is said with which other bus boxes could go?
import { clockText, dayAndClock } from '@kehuoyou/shared';
import type { OtherBus, Shipment } from '@kehuoyou/shared';
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

/** Whichever of the destinations. */
export const ANY_LINE = 'any';

/** Those of `boxes` that go to one destination of the order. */
export function boxesOfLine({ boxes }: Pick<Shipment, 'boxes'>, among: readonly number[], line: string): number[] {
  return among.filter((no) => line === ANY_LINE || boxes.find((box) => box.no === no)?.line === Number(line));
}

/** 县城自提, 12 箱; none where all that can be moved go to the same. */
export function lineChips(
  shipment: Pick<Shipment, 'boxes' | 'lines'>,
  among: readonly number[],
): { readonly value: string; readonly word: string; readonly under: string }[] {
  const own = shipment.lines.flatMap(({ no, to, carrierName }) => {
    const some = boxesOfLine(shipment, among, String(no)).length;
    const word = to === 'county_pickup' ? '县城自提' : (carrierName ?? '快递');
    return some === 0 ? [] : [{ value: String(no), word, under: `${some} 箱` }];
  });
  return own.length < 2 ? [] : [{ value: ANY_LINE, word: '都行', under: `${among.length} 箱` }, ...own];
}
