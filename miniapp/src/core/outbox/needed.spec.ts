// Does what means nothing without its recording go with it, or not at all?
import { CallFailure } from '../call-failure';
import { attachments } from './attached';
import type { QueuedMedia } from './media-queue';
import { refuseBare } from './needed';

const found = new Map<string, Pick<QueuedMedia, 'state' | 'pictureId'>>([
  ['there', { state: 'sent', pictureId: 'M1' }],
  ['refused', { state: 'refused' }],
]);
const { find } = attachments;
beforeAll(() => void (attachments.find = (key) => found.get(key)));
afterAll(() => void (attachments.find = find));

it.each([
  [{ attached: { recordings: ['there'] }, needs: ['recordings'] }, undefined],
  [{ attached: { recordings: ['refused'] }, needs: ['recordings'] }, 'recording_lost'],
  [{ attached: { recordings: ['never seen'] }, needs: ['recordings'] }, 'recording_lost'],
  [{ attached: { pictures: ['there', 'refused'] }, needs: ['pictures'] }, 'picture_lost'],
  // A photo that is only beside what was written is no reason to bring nothing.
  [{ attached: { pictures: ['refused'] } }, undefined],
  [{}, undefined],
] as const)('%j: %s', (item, code) => {
  if (code === undefined) expect(() => refuseBare(item)).not.toThrow();
  else expect(() => refuseBare(item)).toThrow(new CallFailure(code));
});
