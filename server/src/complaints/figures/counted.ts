// What is counted of complaints, before anybody is told?
import { figureAnswers, figureParts } from '@kehuoyou/shared';

/** Whether a resident said that it was not solved. */
export const saidSides = ['saidNo', 'notSaid'] as const;

/** What is counted of complaints of one category in one township. */
export const counted = [...figureParts, ...figureAnswers, ...saidSides] as const;
export type Counted = (typeof counted)[number];

/** Complaints of one category in one township. */
export interface CountedGroup {
  readonly category: string;
  /** 9 digits; shorter for what belongs to the whole county. */
  readonly township: string;
  readonly counts: Readonly<Record<Counted, number>>;
}
