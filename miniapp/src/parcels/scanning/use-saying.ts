// How is something said of parcels, with or without a photo, with or without a network?
import { useContext, useState } from 'react';
import { PARCEL_PHOTO } from '@kehuoyou/shared';
import type { ScanEvent } from '@kehuoyou/shared';
import { ClockContext } from '../../core/clock';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';
import { failureText } from '../../core/failure-text';
import { MediaContext } from '../../core/outbox/app-media';
import type { PhoneFile } from '../../core/platform/files/kept-files';
import { newKey } from '../../core/uuid';
import type { ScanDraft } from './scan-queue';

/** Ways to say something. False where the phone has no room for it: then `failure` says so. */
export interface Saying {
  /** Keeps events, the phone's queue sends them. */
  readonly say: (...drafts: readonly ScanDraft[]) => boolean;
  /**
   * The same with a photo for each, which is sent apart and carries the event's id and its own hash; both wait on the
   * phone until there is a network.
   */
  readonly sayShown: (photo: PhoneFile, ...drafts: readonly ScanDraft[]) => Promise<boolean>;
  readonly failure: string | undefined;
}

/** Makes the facts of this phone; `nameOf` is how each is called while it waits. */
export function useSaying(facts: DeviceFacts<ScanEvent>, nameOf: (draft: ScanDraft) => string): Saying {
  const pictures = useContext(MediaContext);
  const clock = useContext(ClockContext);
  const [failure, setFailure] = useState<string>();
  const failed = (error: unknown): false => {
    setFailure(failureText(error));
    return false;
  };
  // The photo first: an event that names one must not be without it.
  const show = async (photo: PhoneFile, draft: ScanDraft): Promise<void> => {
    const [eventId, label] = [newKey(clock.now().getTime()), nameOf(draft)] as const;
    const { key, sha256 } = await pictures.add({ purpose: PARCEL_PHOTO, eventId, label: `照片：${label}` }, photo);
    try {
      facts.add({ ...draft, photoSha256: sha256 }, label, eventId);
    } catch (error) {
      return pictures.discard(key).then(() => Promise.reject(error as Error));
    }
  };
  return {
    failure,
    say: (...drafts) => {
      try {
        for (const draft of drafts) facts.add(draft, nameOf(draft));
        setFailure(undefined);
        return true;
      } catch (error) {
        return failed(error);
      }
    },
    sayShown: async (photo, ...drafts) => {
      try {
        for (const draft of drafts) await show(photo, draft);
        setFailure(undefined);
        void pictures.replay();
        return true;
      } catch (error) {
        return failed(error);
      }
    },
  };
}
