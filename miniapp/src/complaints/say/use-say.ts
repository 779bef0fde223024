// How does a form become something that is said, at once and whatever the network does?
import { useContext, useEffect, useState } from 'react';
import { COMPLAINT_MEDIA, complaintFilingApi, complaintsPages, receiptOf } from '@kehuoyou/shared';
import type { FileComplaint } from '@kehuoyou/shared';
import { ClockContext } from '../../core/clock';
import type { Outbox } from '../../core/outbox/outbox';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { MediaContext } from '../../core/outbox/app-media';
import { useFormPictures, useFormRecordings } from '../../core/outbox/use-form-pictures';
import type { QueuedMedia } from '../../core/outbox/media-queue';
import { replaceWith, usePageParams } from '../../core/platform/navigation';
import { secretBytes } from '../../core/platform/random-bytes';
import { useAction } from '../../core/use-action';
import type { Action } from '../../core/use-action';
import { useSignedIn } from '../../core/use-session';
import { useKeptReceipts } from '../kept-receipts';
import { whatWords } from '../state-words';
import { draftOf, goesOn, useSayDraft } from './say-draft';
import type { SayDraft } from './say-draft';
import { filingOf, missingWords } from './say-words';

/** Bytes of a receipt, with some to pass by. */
const BYTES = 64;

/** The form, and how it is handed in. */
export interface Say {
  readonly draft: SayDraft | undefined;
  readonly change: (changes: Partial<SayDraft>) => void;
  readonly pictures: readonly QueuedMedia[];
  readonly recordings: readonly QueuedMedia[];
  /** True while somebody is speaking: until it is kept, what they say is not among the recordings. */
  readonly speaking: boolean;
  readonly onSpeaking: (speaking: boolean) => void;
  readonly action: Action;
  readonly hand: (placeName: string) => void;
}

/** What was begun about the thing that the page was opened with, or something new. */
export function useSay(): Say {
  const params = usePageParams(complaintsPages.say);
  const draft = useSayDraft((drafts) => drafts.draft);
  const { begin, change, forget } = useSayDraft.getState();
  const { pictures, forget: forgetPictures } = useFormPictures(COMPLAINT_MEDIA);
  const { recordings, forget: forgetRecordings } = useFormRecordings(COMPLAINT_MEDIA);
  const shown = [...pictures, ...recordings];
  const queue = useContext(MediaContext);
  const outbox = useContext(OutboxContext);
  const clock = useContext(ClockContext);
  const signedIn = useSignedIn() !== undefined;
  const action = useAction();
  const [begun, setBegun] = useState(false);
  const [speaking, onSpeaking] = useState(false);
  useEffect(() => {
    if (!goesOn(useSayDraft.getState().draft, params, shown.length)) {
      void forgetPictures();
      void forgetRecordings();
      begin(draftOf(params));
    }
    setBegun(true);
  }, []);
  const hand = (placeName: string) => {
    const missing = draft && missingWords(draft, shown.length);
    if (draft === undefined || missing !== undefined) return action.fail(missing ?? '');
    action.run(async () => {
      const receipt = draft.receipt ?? (await newReceipt());
      change({ receipt });
      const ask = filingOf(draft, { receipt, at: clock.now(), signedIn });
      addTo(outbox, ask, `${whatWords(ask)}：${placeName}`);
      // From here on it is said: nothing is waited for, so that it is whole when the app is killed.
      for (const { key } of shown) queue.assign(key, receipt);
      const { kind, category, occurredAt = '' } = ask;
      useKeptReceipts.getState().keep({ receipt, kind, category, placeName, at: occurredAt });
      forget();
      void outbox.replay().then(() => queue.replay());
      replaceWith(complaintsPages.receipt, { code: receipt });
    });
  };
  return { draft: begun ? draft : undefined, change, pictures, recordings, speaking, onSpeaking, action, hand };
}

/** Of what is said by nobody nothing of the account goes along. */
function addTo(outbox: Outbox, ask: FileComplaint, label: string): void {
  if (ask.identity === 'anonymous') outbox.addForNobody(complaintFilingApi.file, ask, label);
  else outbox.add(complaintFilingApi.file, ask, label);
}

async function newReceipt(): Promise<string> {
  const secret = await secretBytes(BYTES);
  let used = 0;
  return receiptOf((count) => {
    if (used >= BYTES) throw new Error('no fair bytes are left');
    return secret.slice(used, (used += count));
  });
}
