// How is the list of one's own errands said in one breath?
import { errandsOver } from '@kehuoyou/shared';
import type { ErrandSummary } from '@kehuoyou/shared';

/** 有 1 份到了来拿，1 份要您回话，2 份还在办。 */
export function spokenMine(errands: readonly ErrandSummary[], unsent: number): string {
  const count = (wanted: (errand: ErrandSummary) => boolean): number => errands.filter(wanted).length;
  const ready = count(({ state }) => state === 'ready');
  const asked = count(({ state }) => state === 'asked_back');
  const open = count(({ state }) => !errandsOver.has(state)) - ready - asked;
  const parts = [
    ...(ready === 0 ? [] : [`${ready} 份到了来拿`]),
    ...(asked === 0 ? [] : [`${asked} 份要您回话`]),
    ...(open === 0 ? [] : [`${open} 份还在办`]),
    ...(unsent === 0 ? [] : [`${unsent} 份还没发出去`]),
  ];
  return parts.length === 0 ? '现在没有托带的东西在路上。' : `托带的东西，${parts.join('，')}。`;
}
