// How many papers hold, and how many run out in each of the coming months?
import { RENEW_DAYS } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import type { DayBar } from '../../ui/charts/day-bars';
import type { PaperLine } from './paper-words';

/** Each paper is in one of them. */
export interface PaperCounts {
  readonly over: number;
  readonly missing: number;
  /** To be renewed. */
  readonly soon: number;
  readonly good: number;
}

/** The lines by what is to be done about them. */
export function paperCounts(lines: readonly PaperLine[]): PaperCounts {
  const count = (holds: (line: PaperLine) => boolean): number => lines.filter(holds).length;
  return {
    missing: count(({ validUntil }) => validUntil === undefined),
    over: count(({ validUntil, left }) => validUntil !== undefined && left < 0),
    soon: count(({ left }) => left >= 0 && left <= RENEW_DAYS),
    good: count(({ left }) => left > RENEW_DAYS),
  };
}

/** How many of those that still hold run out in the month of `today` and in each after it. */
export function runningOut(lines: readonly PaperLine[], today: ServiceDate, months: number): DayBar[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: months }, (_each, ahead) => {
    const at = year * 12 + (month - 1) + ahead;
    const [inYear, inMonth] = [Math.floor(at / 12), (at % 12) + 1];
    const begins = `${inYear}-${String(inMonth).padStart(2, '0')}-`;
    return {
      label: `${inMonth}月`,
      spoken: `${inYear}年${inMonth}月`,
      value: lines.filter(({ validUntil, left }) => left >= 0 && validUntil?.startsWith(begins) === true).length,
    };
  });
}
