// From when to when does somebody stand in?
import { dateAt, dateText } from '@kehuoyou/shared';

/** ，11月25日（周三）到11月30日（周一）; nothing for what holds until it is taken back. */
export function periodWords({ from, until }: { readonly from?: string; readonly until?: string }): string {
  if (from === undefined || until === undefined) return '';
  return `，代班，${dayWords(from)}到${dayWords(until)}`;
}

function dayWords(moment: string): string {
  return dateText(moment.length > 10 ? dateAt(new Date(moment)) : moment);
}
