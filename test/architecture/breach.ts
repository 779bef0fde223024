// What is a breach of the rules?

/** A few lines that break a rule of the house, and the rule that has to notice. */
export interface Breach {
  readonly what: string;
  /** Where the lines would lie; nothing else lies there. */
  readonly path: string;
  readonly text: string;
  /** The title of a rule, or the name of one of lint's. */
  readonly caughtBy: string;
}
