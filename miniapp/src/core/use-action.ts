// How does a page do something that needs the server now, and what if it fails?
import { useRef, useState } from 'react';
import { failureText } from './failure-text';

/** One thing at a time, and what came of it. */
export interface Action {
  /** True while the server is at it: a second press does nothing. */
  readonly busy: boolean;
  /** Why the last one failed, as a sentence. */
  readonly failure: string | undefined;
  /** Does `work`; an error that it throws becomes `failure`. */
  readonly run: (work: () => Promise<unknown>) => void;
  /** Says a failure that was noticed on the phone itself. */
  readonly fail: (sentence: string) => void;
}

/** For what cannot wait in the outbox, such as signing in or asking for a code. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const running = useRef(false);
  const run = (work: () => Promise<unknown>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(undefined);
    void work()
      .catch((error: unknown) => setFailure(failureText(error)))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  };
  return { busy, failure, run, fail: setFailure };
}
