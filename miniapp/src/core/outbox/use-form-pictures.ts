// Which pictures and recordings has a form that is sent on with their ids?
import { useContext, useMemo } from 'react';
import { CallFailure } from '../call-failure';
import { MediaContext, useQueuedMedia } from './app-media';
import { useOutbox } from './app-outbox';
import { attachedKeys } from './attached';
import { isSound } from './media-queue';
import type { MediaQueue, QueuedMedia } from './media-queue';

/** The pictures of a form. They are still there when the app was killed over it. */
export interface FormPictures {
  readonly pictures: readonly QueuedMedia[];
  /** Where they are kept until they are sent. */
  readonly queue: MediaQueue;
  /** Sends what waits and gives the ids of all; throws `CallFailure('pictures_waiting')` when one is not there yet. */
  readonly send: () => Promise<string[]>;
  /** Forgets them: the form is sent. */
  readonly forget: () => Promise<void>;
}

/** The recordings of a form, by the same rules; none is sent by a form itself. */
export interface FormRecordings extends Omit<FormPictures, 'pictures' | 'send'> {
  readonly recordings: readonly QueuedMedia[];
}

/** Those of the person at the phone for one purpose, but for those of an event; of several forms at once those of one `label`. */
export function useFormPictures(purpose: string, label?: string): FormPictures {
  const { items: pictures, ...ways } = useFormMedia(purpose, { label, sound: false });
  return { pictures, ...ways };
}

/** The same of what is heard. */
export function useFormRecordings(purpose: string, label?: string): FormRecordings {
  const { items: recordings, queue, forget } = useFormMedia(purpose, { label, sound: true });
  return { recordings, queue, forget };
}

interface FormMedia extends Omit<FormPictures, 'pictures'> {
  readonly items: readonly QueuedMedia[];
}

function useFormMedia(
  purpose: string,
  { label, sound }: { readonly label: string | undefined; readonly sound: boolean },
): FormMedia {
  const queue = useContext(MediaContext);
  const queued = useQueuedMedia(purpose);
  const written = useOutbox();
  const items = useMemo(() => {
    // What goes along with something that is written already is no form's any more.
    const gone = new Set(written.flatMap(attachedKeys));
    return queued.filter(
      (each) =>
        each.eventId === undefined &&
        each.missedBy === undefined &&
        isSound(each) === sound &&
        (label === undefined || each.label === label) &&
        !gone.has(each.key),
    );
  }, [queued, written, label, sound]);
  return {
    items,
    queue,
    send: async () => {
      await queue.replay();
      const now = queue.items().filter(({ key }) => items.some((each) => each.key === key));
      const ids = now.flatMap(({ pictureId }) => pictureId ?? []);
      if (ids.length < now.length) throw new CallFailure('pictures_waiting');
      return ids;
    },
    forget: async () => {
      for (const { key } of items) await queue.discard(key);
    },
  };
}
