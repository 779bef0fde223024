// In which order do rows stand?
import { firstDifference } from '@kehuoyou/shared';
import type { Column } from './table-columns';

/** Pinyin for characters, and 9 before 10. WeChat on older Androids knows no languages: there it is the signs' own order. */
const collator = typeof Intl === 'undefined' ? undefined : new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/** Less than 0 where `a` stands before `b`. */
export function compareWords(a: string, b: string): number {
  if (collator !== undefined) return collator.compare(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Less than 0 where `a` stands before `b`: figures before words. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  return typeof b === 'number' ? 1 : compareWords(a, b);
}

/** The rows by a column, upwards or downwards. Equal ones stay as they stood; what has no value stands last. */
export function sortRows<Row>(rows: readonly Row[], column: Column<Row>, down: boolean): Row[] {
  const keyed = rows.map((row, index) => ({ row, index, key: column.order ? column.order(row) : column.text(row) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return firstDifference(Number(a.key === undefined) - Number(b.key === undefined), a.index - b.index);
    const order = compare(a.key, b.key);
    return firstDifference(down ? -order : order, a.index - b.index);
  });
  return keyed.map(({ row }) => row);
}
