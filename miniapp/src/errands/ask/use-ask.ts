// How does a form become something that is asked for, at once and whatever the network does?
import { useContext, useEffect, useState } from 'react';
import { errandsApi, errandsPages } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { attachedOf } from '../../core/outbox/attached';
import { sendNow } from '../../core/outbox/send-now';
import { replaceWith, usePageParams } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { useErrandDraft, useErrandMemory } from '../errand-draft';
import type { Counter, ErrandDraft } from '../errand-draft';
import { thingsWords } from '../errand-words';
import { standInNeeds } from '../stand-ins';
import { useErrandMedia } from '../use-errand-media';
import type { ErrandMedia } from '../use-errand-media';
import { useLearnedErrand } from '../use-learned-errand';
import { askOf, sendTrouble } from './ask-words';

/** The form, and how it is handed in. */
export interface Asking {
  readonly draft: ErrandDraft;
  readonly change: (changes: Partial<ErrandDraft>) => void;
  readonly media: ErrandMedia;
  readonly action: Action;
  readonly send: (pointId: string) => void;
}

/** What was begun, at this counter or for oneself, or something new; undefined until that is known. */
export function useAsking(): Asking | undefined {
  const { point: counter } = usePageParams(errandsPages.ask);
  const draft = useErrandDraft(counter);
  const change = (changes: Partial<ErrandDraft>): void => useErrandMemory.getState().change(counter, changes);
  const media = useErrandMedia(counter);
  const action = useAction();
  const [begun, setBegun] = useState(false);
  const goesOn = useGoingOn(draft, action);
  useEffect(() => {
    goesOn();
    setBegun(true);
  }, []);
  const hand = useHandingIn(counter, media);
  const send = (pointId: string): void => {
    const trouble = sendTrouble(draft, media.good);
    if (trouble !== undefined) return action.fail(trouble);
    action.run(() => hand(draft, pointId));
  };
  return begun ? { draft, change, media, action, send } : undefined;
}

/** Begins anew where what lies there is on its way already; what was refused is mended. */
function useGoingOn({ key: handedIn, counter }: ErrandDraft, action: Action): () => void {
  const outbox = useContext(OutboxContext);
  return () => {
    if (handedIn === undefined) return undefined;
    const { asked, change } = useErrandMemory.getState();
    const item = outbox.items().find(({ key }) => key === handedIn);
    if (item?.state !== 'refused') return asked(counter);
    outbox.discard(item.key);
    change(counter, { key: undefined });
    return action.fail(item.refusal?.sentence ?? '');
  };
}

function useHandingIn(counter: Counter, { photos, recordings: { recordings } }: ErrandMedia) {
  const outbox = useContext(OutboxContext);
  const learn = useLearnedErrand();
  const { change, asked } = useErrandMemory.getState();
  return async (draft: ErrandDraft, pointId: string): Promise<void> => {
    const ask = askOf(draft, pointId);
    const attached = attachedOf({ pictures: photos.pictures, recordings });
    const item = outbox.add(
      errandsApi.ask,
      ask,
      `托人带${thingsWords(ask.lines)}`,
      undefined,
      attached,
      standInNeeds(ask.lines),
    );
    // From here on it is asked for, also when the app is killed over it.
    change(counter, { key: item.key });
    const outcome = await sendNow(outbox, item, () => photos.queue.replay());
    if (outcome?.done === false) {
      outbox.discard(item.key);
      change(counter, { key: undefined });
      throw outcome.failure;
    }
    asked(counter);
    const errand = outcome?.answer as Errand | undefined;
    if (errand !== undefined) learn(errand);
    // What waits for a network stands in the list to which it belongs.
    if (counter !== undefined) return replaceWith(errandsPages.point, { point: counter });
    return errand === undefined ? replaceWith(errandsPages.mine) : replaceWith(errandsPages.errand, { id: errand.id });
  };
}
