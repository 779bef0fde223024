// What is said of goods: their box, and how long they keep?
import { kilograms } from '@kehuoyou/shared';
import type { LocalGoods } from '@kehuoyou/shared';

const CENTIMETRE = 10;
const DAY = 24;

/** 2.5 公斤，40×30×25 厘米. */
export function boxWords({ box: { grams, mm } }: Pick<LocalGoods, 'box'>): string {
  return `${kilograms(grams)} 公斤，${centimetres(mm)} 厘米`;
}

/** Whole millimetres in centimetres: 40×30×25. */
export function centimetres(mm: readonly number[]): string {
  return mm.map((side) => String(side / CENTIMETRE)).join('×');
}

/** Sentences on how soon it must be there; none for what keeps. */
export function freshWords({ freshHours, chilledHours }: LocalGoods): string[] {
  if (freshHours === undefined) return [];
  const cooled = chilledHours === undefined ? '' : `，走冷藏箱 ${hoursWords(chilledHours)}`;
  return [`从交货算起，${hoursWords(freshHours)}里要送到${cooled}。`];
}

/** 36 个小时, 7 天. */
export function hoursWords(hours: number): string {
  return hours > 2 * DAY && hours % DAY === 0 ? `${hours / DAY} 天` : `${hours} 个小时`;
}
