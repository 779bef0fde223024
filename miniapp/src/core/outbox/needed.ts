// What goes along with a write and must: without it the write would mean nothing?
import { CallFailure } from '../call-failure';
import { attachments } from './attached';
import type { OutboxItem } from './outbox-item';

/** Throws where the server did not take all of that, or the phone has lost it: then the write is refused, too. */
export function refuseBare({ attached = {}, needs = [] }: Pick<OutboxItem, 'attached' | 'needs'>): void {
  for (const field of needs) {
    const isWhole = (attached[field] ?? []).every((key) => attachments.find(key)?.pictureId !== undefined);
    if (!isWhole) throw new CallFailure(field === 'recordings' ? 'recording_lost' : 'picture_lost');
  }
}
