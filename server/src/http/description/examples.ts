// What does the sample county answer? Real questions and answers, for whoever reads the description.
import { readFileSync } from 'node:fs';

/** A question and what came back. */
export interface Example {
  readonly ask: Readonly<Record<string, unknown>>;
  readonly answer: unknown;
}

/** Kept with the county that they come from; a story asks them again. */
const KEPT = new URL('../../../data/qingliu/api-examples.json', import.meta.url);

/** Examples by the name of their operation, such as `timetable.board`. */
export function apiExamples(): Readonly<Record<string, Example>> {
  return JSON.parse(readFileSync(KEPT, 'utf8')) as Readonly<Record<string, Example>>;
}
