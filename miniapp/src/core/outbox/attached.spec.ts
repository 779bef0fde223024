// Does what goes along with a write go before it, and go without where it is lost?
import { endpoint } from '@kehuoyou/shared';
import { keptInMemory } from '../../testing/kept-in-memory';
import { newKey } from '../uuid';
import { attachedIds, attachedKeys, attachments, isWhole } from './attached';
import { Outbox } from './outbox';

const item = { attached: { pictures: ['A', 'B'], recordings: ['C'] } };
const found = new Map<string, { readonly state: 'waiting' | 'refused' | 'sent'; readonly pictureId?: string }>();

beforeAll(() => {
  attachments.find = (key) => found.get(key);
});

const report = endpoint<{ words: string }, object>('POST', '/api/reports', { access: ['public'], summary: '' });

/** An outbox with what it has sent, while the picture A waits; `then` happens at each sending. */
function outboxThat(then: () => void = () => undefined): { readonly box: Outbox; readonly sent: readonly unknown[] } {
  const sent: unknown[] = [];
  found.set('A', { state: 'waiting' });
  const box = new Outbox({
    ...{ storage: keptInMemory(), clock: { now: () => new Date(0) }, newKey, owner: () => 'me', sentenceOf: String },
    send: (one) => {
      sent.push({ ...one.body, ...attachedIds(one) });
      then();
      return Promise.resolve({});
    },
  });
  return { box, sent };
}

it('waits while one of them is on its way', () => {
  found.set('A', { state: 'sent', pictureId: 'M1' }).set('B', { state: 'waiting' }).set('C', { state: 'waiting' });
  expect(isWhole(item)).toBe(false);
  expect(() => attachedIds(item)).toThrow(expect.objectContaining({ code: 'pictures_waiting' }));
});

it('names what arrived by its field, and leaves out what was refused or is lost', () => {
  found.set('B', { state: 'refused' }).delete('C');
  expect(isWhole(item)).toBe(true);
  expect(attachedIds(item)).toEqual({ pictures: ['M1'] });
  expect(attachedKeys(item)).toEqual(['A', 'B', 'C']);
});

it('has nothing to say of a write that goes alone', () => {
  expect([attachedIds({}), attachedKeys({}), isWhole({})]).toEqual([{}, [], true]);
});

it('goes in the same round once the last of what goes along has arrived in the middle of it', async () => {
  const { box, sent } = outboxThat(() => {
    found.set('A', { state: 'sent', pictureId: 'M1' });
    // As the queue of pictures does when one of them has arrived.
    void box.replay();
  });
  box.add(report, { words: '带照片' }, '', undefined, { pictures: ['A'] });
  box.add(report, { words: '没照片' }, '');
  await box.replay();
  expect(sent).toEqual([{ words: '没照片' }, { words: '带照片', pictures: ['M1'] }]);
});

it('holds up nothing else while it waits for what goes along with it', async () => {
  const { box, sent } = outboxThat();
  box.add(report, { words: '带照片' }, '', undefined, { pictures: ['A'] });
  box.add(report, { words: '没照片' }, '');
  await box.replay();
  expect(sent).toEqual([{ words: '没照片' }]);
  expect(box.items()).toMatchObject([{ state: 'waiting', body: { words: '带照片' } }]);
  found.set('A', { state: 'sent', pictureId: 'M1' });
  await box.replay();
  expect(sent).toEqual([{ words: '没照片' }, { words: '带照片', pictures: ['M1'] }]);
});
