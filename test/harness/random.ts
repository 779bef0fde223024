// Where does everything random in a test come from, so that a failure can be repeated?

/** A source of random numbers that gives the same ones for the same seed and name. */
export interface Random {
  /** What to set to see the same again. */
  readonly seed: string;
  /** From 0 to 1, without 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of `choices`. */
  pick<Choice>(choices: readonly Choice[]): Choice;
}

/** Seed of this run: `SEED`, which the run prints when it was not given. */
export function runSeed(): number {
  return Number(process.env['SEED'] ?? '1');
}

/** The random numbers of one purpose in this run; two purposes never disturb each other. */
export function randomFor(purpose: string): Random {
  let state = runSeed() >>> 0;
  for (const character of purpose)
    state = (Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) + 0x9e3779b9) >>> 0;
  // mulberry32: small, and good enough to choose moments and samples.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    seed: `SEED=${runSeed()}`,
    next,
    between,
    pick<Choice>(choices: readonly Choice[]): Choice {
      const choice = choices[between(0, choices.length - 1)];
      if (choice === undefined) throw new Error(`nothing to choose from for ${purpose}`);
      return choice;
    },
  };
}

/** The same list in another order. */
export function shuffled<Each>(list: readonly Each[], random: Random): Each[] {
  return list
    .map((each) => ({ each, rank: random.next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}
