// Does the phone keep answers with their age, and make room for new ones?
import { AnswerStore } from './answer-store';
import { keptInMemory } from '../testing/kept-in-memory';

it('keeps an answer with its age and ETag for the next opening', () => {
  const storage = keptInMemory();
  new AnswerStore(storage).write('/a', { answer: { x: 1 }, at: 100, etag: '"1"' });
  expect(new AnswerStore(storage).read('/a')).toEqual({ answer: { x: 1 }, at: 100, etag: '"1"' });
});

it('confirms an answer without writing it again', () => {
  const storage = keptInMemory();
  const store = new AnswerStore(storage);
  store.write('/a', { answer: 1, at: 100, etag: '"1"' });
  const written = jest.spyOn(storage, 'write');
  store.confirm('/a', 200, '"1"');
  expect(written).toHaveBeenCalledTimes(1);
  expect(store.read('/a')).toEqual({ answer: 1, at: 200, etag: '"1"' });
});

it('gives nothing for what cannot be read, and forgets it', () => {
  const storage = keptInMemory();
  const store = new AnswerStore(storage);
  store.write('/a', { answer: 1, at: 100 });
  for (const name of storage.names('answer/')) storage.texts.set(name, '{broken');
  expect(store.read('/a')).toBeUndefined();
  expect(storage.texts.size).toBe(0);
});

it('never shows an answer whose age is lost', () => {
  const storage = keptInMemory();
  const store = new AnswerStore(storage);
  store.write('/a', { answer: 1, at: 100 });
  for (const name of storage.names('answer-age/')) storage.remove(name);
  expect(store.read('/a')).toBeUndefined();
});

it('makes room at the cost of the oldest', () => {
  const storage = keptInMemory();
  const store = new AnswerStore(storage);
  store.write('/old', { answer: 1, at: 1 });
  store.write('/newer', { answer: 2, at: 2 });
  const write = storage.write.bind(storage);
  let refusals = 1;
  storage.write = (name, text) => (name.endsWith('/newest') && refusals-- > 0 ? false : write(name, text));
  expect(store.write('/newest', { answer: 3, at: 3 })).toBe(true);
  expect(store.read('/old')).toBeUndefined();
  expect(store.read('/newer')?.answer).toBe(2);
  expect(store.read('/newest')?.answer).toBe(3);
});

it('says so when there is no room at all', () => {
  const storage = keptInMemory();
  storage.full = true;
  expect(new AnswerStore(storage).write('/a', { answer: 1, at: 1 })).toBe(false);
});

it('holds sixty answers, the youngest ones', () => {
  const store = new AnswerStore(keptInMemory());
  for (let n = 0; n < 70; n += 1) store.write(`/${n}`, { answer: n, at: n });
  expect(store.read('/9')).toBeUndefined();
  expect(store.read('/10')?.answer).toBe(10);
  expect(store.read('/69')?.answer).toBe(69);
});
