// Which queue of pictures does the app use, and when is it emptied?
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { complaintFilingApi, picturesApi } from '@kehuoyou/shared';
import type { UploadedMedia } from '@kehuoyou/shared';
import { failureText } from '../failure-text';
import { keptFiles } from '../platform/files/kept-files';
import { storage } from '../platform/storage';
import { session } from '../session';
import { upload } from '../upload';
import { useSignedIn } from '../use-session';
import { newKey } from '../uuid';
import { outbox } from './app-outbox';
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
  awaits: (receipt) => outbox.items().some(({ body }) => body['receipt'] === receipt),
  send: sent,
});

/** To whatever it is for; what it is, the server sees for itself. */
function sent({ key, purpose, eventId, sha256, receipt }: QueuedPicture, bytes: ArrayBuffer): Promise<UploadedMedia> {
  const file = { name: key, bytes: bytes.byteLength, content: bytes };
  const options = { key, type: 'image/jpeg', onSent: () => undefined };
  if (receipt === undefined)
    return upload(
      picturesApi.upload,
      { purpose, sha256, ...(eventId === undefined ? {} : { eventId }) },
      file,
      options,
    );
  const ask = { receipt, eventId: eventId ?? key, sha256 };
  return upload(complaintFilingApi.addPicture, ask, file, { ...options, asNobody: true });
}

// What a picture waited for has arrived.
outbox.onSettled(() => void pictureQueue.replay());

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
    () =>
      items.filter(
        (item) => (item.open === true || item.owner === account) && (purpose === undefined || item.purpose === purpose),
      ),
    [items, account, purpose],
  );
}
