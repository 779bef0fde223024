// What is a rule of the house: something that can be checked, and an example that breaks it?
import type { Source } from './source.js';

/** A rule over the source of the whole workspace. */
export interface Rule {
  /** What holds, in a sentence. */
  readonly title: string;
  /** Where it does not hold: a file and what is wrong there. */
  readonly breaches: (sources: readonly Source[]) => string[];
  /** Small workspaces, each by path and text, that break the rule: proof that it can find something. */
  readonly broken: readonly Readonly<Record<string, string>>[];
  /** Small workspaces that come near to breaking it and do not. */
  readonly sound?: readonly Readonly<Record<string, string>>[];
}

/** A rule that looks at one file at a time; `find` gives what is wrong in it. */
export function fileRule(
  title: string,
  find: (source: Source) => readonly string[],
  examples: Pick<Rule, 'broken' | 'sound'>,
): Rule {
  return {
    title,
    breaches: (sources) => sources.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`)),
    ...examples,
  };
}
