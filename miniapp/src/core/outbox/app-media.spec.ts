// Does what goes along with a write of the app go in whichever window of a browser it is sent?
import { storage } from '../platform/storage';
import { mediaQueue } from './app-media';
import { attachedIds } from './attached';
import type { QueuedMedia } from './media-queue';

/** As another window writes it. */
function written(key: string, more: Partial<QueuedMedia>): void {
  const item = { key, order: 1, at: Date.now(), sha256: 'a', purpose: 'report', label: '照片', open: true, ...more };
  storage.write(`pictures/${key}`, JSON.stringify(item));
}

beforeEach(() => localStorage.clear());

it('has the ids of pictures that another window has taken and sent', () => {
  expect(mediaQueue.items()).toEqual([]);
  written('A', { state: 'sent', pictureId: 'M1' });
  expect(attachedIds({ attached: { pictures: ['A'] } })).toEqual({ pictures: ['M1'] });
  written('B', { state: 'waiting' });
  expect(() => attachedIds({ attached: { pictures: ['A', 'B'] } })).toThrow('pictures_waiting');
});
