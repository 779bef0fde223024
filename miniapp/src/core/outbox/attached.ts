// What goes along with a write by its id, and is it there already?
import { CallFailure } from '../call-failure';
import type { QueuedMedia } from './media-queue';
import type { OutboxItem } from './outbox-item';

/** Where the app's pictures and recordings have got to: their queue says so, which itself asks the outbox. */
export const attachments: { find: (key: string) => Pick<QueuedMedia, 'state' | 'pictureId'> | undefined } = {
  find: () => undefined,
};

/** What goes along, by the field of the request; undefined where nothing does. */
export function attachedOf(
  media: Readonly<Record<string, readonly Pick<QueuedMedia, 'key'>[]>>,
): OutboxItem['attached'] {
  const some = Object.entries(media).filter(([, items]) => items.length > 0);
  return some.length === 0
    ? undefined
    : Object.fromEntries(some.map(([field, items]) => [field, items.map(({ key }) => key)]));
}

/** Keys of all that goes along with it. */
export function attachedKeys({ attached = {} }: Pick<OutboxItem, 'attached'>): string[] {
  return Object.values(attached).flat();
}

/** True once none of it is on its way any more. */
export function isWhole(item: Pick<OutboxItem, 'attached'>): boolean {
  return attachedKeys(item).every((key) => attachments.find(key)?.state !== 'waiting');
}

/**
 * Their ids, by the field that names them; what the server did not take, or the phone has lost, goes without. Throws
 * `CallFailure('pictures_waiting')` while one of them is on its way.
 */
export function attachedIds(item: Pick<OutboxItem, 'attached'>): Readonly<Record<string, readonly string[]>> {
  if (!isWhole(item)) throw new CallFailure('pictures_waiting');
  return Object.fromEntries(
    Object.entries(item.attached ?? {}).flatMap(([field, keys]) => {
      const ids = keys.flatMap((key) => attachments.find(key)?.pictureId ?? []);
      return ids.length === 0 ? [] : [[field, ids] as const];
    }),
  );
}
