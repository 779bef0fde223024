// Which queue of pictures and recordings does the app use, and when is it emptied?
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { complaintFilingApi, picturesApi, recordingsApi } from '@kehuoyou/shared';
import type { UploadedMedia } from '@kehuoyou/shared';
import { failureText } from '../failure-text';
import { keptFiles } from '../platform/files/kept-files';
import { storage } from '../platform/storage';
import { session } from '../session';
import { upload } from '../upload';
import { useSignedIn } from '../use-session';
import { newKey } from '../uuid';
import { outbox } from './app-outbox';
import { attachedKeys, attachments, isWhole } from './attached';
import { isSound, MediaQueue, typeOf } from './media-queue';
import type { QueuedMedia } from './media-queue';

/** The app's pictures and recordings. */
export const mediaQueue = new MediaQueue({
  storage,
  files: keptFiles,
  clock: { now: () => new Date() },
  newKey,
  sentenceOf: failureText,
  owner: () => session.account(),
  awaits: (receipt) => outbox.items().some(({ body }) => body['receipt'] === receipt),
  isNamed: (key) => outbox.items().some((item) => item.state !== 'sent' && attachedKeys(item).includes(key)),
  send: sent,
});

/** To whatever it is for; what it is, the server sees for itself. */
function sent(item: QueuedMedia, bytes: ArrayBuffer): Promise<UploadedMedia> {
  const { key, purpose, eventId, sha256, receipt } = item;
  const file = { name: key, bytes: bytes.byteLength, content: bytes };
  const options = { key, type: typeOf(item), onSent: () => undefined };
  if (receipt === undefined) {
    const ask = { purpose, sha256, ...(eventId === undefined ? {} : { eventId }) };
    return upload(isSound(item) ? recordingsApi.upload : picturesApi.upload, ask, file, options);
  }
  const ask = { receipt, eventId: eventId ?? key, sha256 };
  const to = isSound(item) ? complaintFilingApi.addRecording : complaintFilingApi.addPicture;
  return upload(to, ask, file, { ...options, asNobody: true });
}

attachments.find = (key) => mediaQueue.find(key);

// What one of them waited for has arrived; what went along with it is no longer needed here, and what did not is told.
outbox.onSettled((item, outcome) => {
  if (outcome.done) for (const key of attachedKeys(item)) void mediaQueue.leave(key, item.label);
  void mediaQueue.replay();
});

// What waited for them is whole: it can go.
mediaQueue.subscribe(() => {
  const isReady = outbox
    .items()
    .some((item) => item.state === 'waiting' && item.attached !== undefined && isWhole(item));
  if (isReady) void outbox.replay();
});

/** The queue of everything below; tests provide their own. */
export const MediaContext = createContext(mediaQueue);

/** Those of the person at the phone, of one purpose or of all, in their order. */
export function useQueuedMedia(purpose?: string): readonly QueuedMedia[] {
  const queue = useContext(MediaContext);
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
