// How is something done to a complaint, and what if somebody else was quicker?
import { CallFailure } from '../../core/call-failure';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';

/** What becomes of a deed. */
export interface DeedEnds {
  /** It is done: what is shown is no longer how it stands. */
  readonly onDone: () => Promise<void>;
  /** Somebody else has moved it meanwhile, so it cannot be done any more. */
  readonly onStale: () => Promise<void>;
}

/** One deed at a time. Where the complaint stands elsewhere by now, the page asks anew instead of only refusing. */
export function useDeed({ onDone, onStale }: DeedEnds): Action {
  const action = useAction();
  const run = (work: () => Promise<unknown>): void =>
    action.run(async () => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof CallFailure) || error.code !== 'complaint_closed') throw error;
        return onStale();
      }
      return onDone();
    });
  return { ...action, run };
}
