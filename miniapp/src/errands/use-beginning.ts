// How does a form begin anew with what another page knows, and nothing half-written go unasked?
import { useState } from 'react';
import { errandsPages } from '@kehuoyou/shared';
import { goTo } from '../core/platform/navigation';
import { isWritten, useErrandDraft, useErrandMemory } from './errand-draft';
import type { Counter, ErrandDraft } from './errand-draft';
import { useErrandMedia } from './use-errand-media';

/** The way to a form that begins anew. */
export interface Beginning {
  /** What has been begun and would be lost, while that is asked. */
  readonly losing: ErrandDraft | undefined;
  /** Begins with these things; asks first where something would be lost. */
  readonly begin: (changes: Partial<ErrandDraft>) => void;
  /** Goes on with what was begun. */
  readonly goOn: () => void;
  /** Loses it: what was wanted begins. */
  readonly lose: () => void;
  readonly leave: () => void;
}

/** For oneself, or at a counter. `onBegun`: what was begun anew stands in the form. */
export function useBeginning(counter: Counter, onBegun: () => void = () => undefined): Beginning {
  const draft = useErrandDraft(counter);
  const { count, forget } = useErrandMedia(counter);
  const [wanted, setWanted] = useState<Partial<ErrandDraft>>();
  const open = (): void => goTo(errandsPages.ask, counter === undefined ? {} : { point: counter });
  const start = async (changes: Partial<ErrandDraft>): Promise<void> => {
    setWanted(undefined);
    // What was shown and said goes with the words that it was for.
    await forget();
    useErrandMemory.getState().begin(counter, changes);
    onBegun();
    open();
  };
  return {
    losing: wanted === undefined ? undefined : draft,
    begin: (changes) => (isWritten(draft, count) ? setWanted(changes) : void start(changes)),
    goOn: () => {
      setWanted(undefined);
      open();
    },
    lose: () => void start(wanted ?? {}),
    leave: () => setWanted(undefined),
  };
}
