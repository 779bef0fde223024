// How much, how many and how long may an errand be?

/** Limits of errands; policy of the county, to be settled. */
export const errandRules = {
  /** Lines of one errand. */
  lines: 20,
  /** Characters of what a line asks for. */
  whatCharacters: 60,
  /** Of the unit. */
  unitCharacters: 6,
  noteCharacters: 300,
  /** Characters of a reason. */
  reasonCharacters: 200,
  /** Of one line: nobody carries more of anything onto a bus. */
  amount: 999,
  /** Fen of one line, and of all lines together: who needs more goes along. */
  lineFen: 500_000,
  allFen: 1_000_000,
  /** Days ahead by which something may be wanted. */
  byDays: 30,
  /** Errands of one account that wait at the same time, and of all callers of one point. */
  open: 10,
  openAtPoint: 200,
  /** Hours for which a question waits, unless whoever asks says otherwise, and at most. */
  answerHours: 24,
  mostAnswerHours: 72,
  /** Bags or boxes of one errand. */
  pieces: 9,
  pictures: 3,
  recordings: 1,
  receipts: 3,
} as const;

/** Which limit the money of lines is above: that of one of them, or that of all together; undefined where of neither. */
export function overSum(fens: readonly number[]): 'lineFen' | 'allFen' | undefined {
  if (fens.some((fen) => fen > errandRules.lineFen)) return 'lineFen';
  return fens.reduce((sum, fen) => sum + fen, 0) > errandRules.allFen ? 'allFen' : undefined;
}

/** Units that are offered; others can be written. */
export const errandUnits = ['袋', '斤', '包', '瓶', '盒', '箱', '个', '把', '桶', '米'] as const;
