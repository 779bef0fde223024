// What has somebody photographed or said for a form, as the phone keeps it?
import { act } from '@testing-library/react';
import { mediaQueue } from '../../core/outbox/app-media';
import type { QueuedMedia } from '../../core/outbox/media-queue';
import { storage } from '../../core/platform/storage';
import { session } from '../../core/session';

/** One of whoever has signed in, sent already unless said. */
export function keepMedia(label: string, more: Partial<QueuedMedia> = {}): QueuedMedia {
  const owner = session.account();
  const item: QueuedMedia = {
    ...{ key: `media ${label}`, order: 1, purpose: 'errand', label, sha256: 'a', at: Date.now(), state: 'sent' },
    ...{ pictureId: 'PIC1', ...(owner === undefined ? {} : { owner }) },
    ...more,
  };
  storage.write(`pictures/${item.key}`, JSON.stringify(item));
  // The queue looks anew.
  act(() => void mediaQueue.assign('', ''));
  return item;
}

/** After a test: nothing is kept. */
export async function forgetMedia(): Promise<void> {
  await act(() => mediaQueue.forgetAll());
}
