// Which queue of pictures does the app use, and when is it emptied?
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { picturesApi } from '@kehuoyou/shared';
import { failureText } from '../failure-text';
import { keptFiles } from '../platform/files/kept-files';
import { storage } from '../platform/storage';
import { session } from '../session';
import { upload } from '../upload';
import { useSignedIn } from '../use-session';
import { newKey } from '../uuid';
import { PictureQueue } from './picture-queue';
import type { QueuedPicture } from './picture-queue';

/** The app's pictures. */
export const pictureQueue = new PictureQueue({
  storage,
  files: keptFiles,
  clock: { now: () => new Date() },
  newKey,
  sentenceOf: failureText,
  owner: () => session.account(),
  send: ({ key, purpose, eventId, sha256 }, bytes) =>
    upload(
      picturesApi.upload,
      { purpose, sha256, ...(eventId === undefined ? {} : { eventId }) },
      { name: key, bytes: bytes.byteLength, content: bytes },
      // What it is, the server sees for itself.
      { key, type: 'image/jpeg', onSent: () => undefined },
    ),
});

/** The queue of everything below; tests provide their own. */
export const PictureContext = createContext(pictureQueue);

/** Those of the person at the phone, of one purpose or of all, in their order. */
export function useQueuedPictures(purpose?: string): readonly QueuedPicture[] {
  const queue = useContext(PictureContext);
  const account = useSignedIn() === undefined ? undefined : session.account();
  const items = useSyncExternalStore(
    (changed) => queue.subscribe(changed),
    () => queue.items(),
  );
  return useMemo(
    () => items.filter((item) => item.owner === account && (purpose === undefined || item.purpose === purpose)),
    [items, account, purpose],
  );
}
