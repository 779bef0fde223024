// How does a spec read what a service answered, or what it threw?
import type { Prepared } from '../http/prepared/prepared.js';

/** The answer as its reader gets it. */
export function read<Answer>(prepared: Prepared<Answer>): Answer {
  return JSON.parse(prepared.json) as Answer;
}

/** What `work` threw; undefined when it went well. */
export function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Matches a refusal of this code, and of this field where one is named. */
export function failure(code: string, field?: string): unknown {
  return expect.objectContaining({ name: 'Failure', code, ...(field === undefined ? {} : { field }) });
}
