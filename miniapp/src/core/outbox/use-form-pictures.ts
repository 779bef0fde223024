// Which pictures has a form that is sent on with their ids?
import { useContext, useMemo } from 'react';
import { CallFailure } from '../call-failure';
import { PictureContext, useQueuedPictures } from './app-pictures';
import type { PictureQueue, QueuedPicture } from './picture-queue';

/** The pictures of a form. They are still there when the app was killed over it. */
export interface FormPictures {
  readonly pictures: readonly QueuedPicture[];
  /** Where they are kept until they are sent. */
  readonly queue: PictureQueue;
  /** Sends what waits and gives the ids of all; throws `CallFailure('pictures_waiting')` when one is not there yet. */
  readonly send: () => Promise<string[]>;
  /** Forgets them: the form is sent. */
  readonly forget: () => Promise<void>;
}

/** Those of the person at the phone for one purpose, but for those of an event; of several forms at once those of one `label`. */
export function useFormPictures(purpose: string, label?: string): FormPictures {
  const queue = useContext(PictureContext);
  const queued = useQueuedPictures(purpose);
  const pictures = useMemo(
    () => queued.filter((each) => each.eventId === undefined && (label === undefined || each.label === label)),
    [queued, label],
  );
  return {
    pictures,
    queue,
    send: async () => {
      await queue.replay();
      const now = queue.items().filter(({ key }) => pictures.some((each) => each.key === key));
      const ids = now.flatMap(({ pictureId }) => pictureId ?? []);
      if (ids.length < now.length) throw new CallFailure('pictures_waiting');
      return ids;
    },
    forget: async () => {
      for (const { key } of pictures) await queue.discard(key);
    },
  };
}
