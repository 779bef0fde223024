// How does the ledger say why an order costs more or less after it was weighed?
import { isAsSaid } from '@kehuoyou/shared';
import type { HandInAsk, Quote } from '@kehuoyou/shared';

/** 过秤重了 3 箱，没收 1 箱. */
export function adjustedWords({ grams }: Pick<Quote, 'grams'>, { received, refused }: HandInAsk): string {
  const other = received.filter((box) => !isAsSaid(grams, box.grams));
  const heavier = other.filter((box) => box.grams > grams).length;
  const parts = [
    ...(heavier > 0 ? [`过秤重了 ${heavier} 箱`] : []),
    ...(other.length > heavier ? [`过秤轻了 ${other.length - heavier} 箱`] : []),
    ...(refused.length > 0 ? [`没收 ${refused.length} 箱`] : []),
  ];
  return parts.join('，');
}
