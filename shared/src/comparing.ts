// Which of two comes first, when what counts most is the same for both?

/**
 * The first of several differences that is one, so that `sort` looks at the next where the one before says
 * nothing: `firstDifference(a.day - b.day, a.opens - b.opens)`. Zero is none, nor is NaN (of two infinities).
 */
export function firstDifference(...differences: readonly number[]): number {
  for (const each of differences) if (each !== 0 && !Number.isNaN(each)) return each;
  return 0;
}

/** By code units: no language, no library and no phone sorts them another way. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
