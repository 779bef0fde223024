// Does the phone learn an answer that came along in another one, and never from an older one?
import { endpoint } from '@kehuoyou/shared';
import { keptInMemory } from '../testing/kept-in-memory';
import { AnswerStore } from './answer-store';
import { CallFailure } from './call-failure';
import { QueryBook } from './query-book';

const point = endpoint<{ id: string }, { name: string }>('GET', '/api/points/:id', { access: ['public'], summary: '' });
const URL_OF_P1 = '/api/points/P1';
const NOW = Date.parse('2026-11-24T09:00:00+08:00');

let storage: ReturnType<typeof keptInMemory>;
let answer: { name: string } | CallFailure;
const clock = { now: () => new Date(NOW) };

/** The app is started: only storage is left of the time before. */
function start(): QueryBook {
  return new QueryBook(
    new AnswerStore(storage),
    async () => {
      if (answer instanceof CallFailure) throw answer;
      return { changed: true, answer: answer as never, etag: '"1"' };
    },
    clock,
  );
}

beforeEach(() => {
  storage = keptInMemory();
  answer = new CallFailure('no_network');
});

it('knows what it learned, with its age, and tells who listens', () => {
  const book = start();
  const heard = jest.fn();
  book.subscribe(URL_OF_P1, heard);
  book.learn(point, { id: 'P1' }, { answer: { name: '下谢村服务点' }, at: NOW - 60_000 });
  expect(book.state(URL_OF_P1)).toEqual({ answer: { name: '下谢村服务点' }, at: NOW - 60_000, asking: false });
  expect(heard).toHaveBeenCalledTimes(1);
});

it('still knows it after a new start without a network', () => {
  start().learn(point, { id: 'P1' }, { answer: { name: '下谢村服务点' }, at: NOW });
  expect(start().state(URL_OF_P1)).toEqual({ answer: { name: '下谢村服务点' }, at: NOW, asking: false });
});

it('learns nothing from what is older than what it knows', async () => {
  const book = start();
  answer = { name: '新名字' };
  await book.refresh(point, { id: 'P1' });
  book.learn(point, { id: 'P1' }, { answer: { name: '旧名字' }, at: NOW - 1 });
  book.learn(point, { id: 'P1' }, { answer: { name: '旧名字' }, at: NOW });
  expect(book.state(URL_OF_P1)).toMatchObject({ answer: { name: '新名字' }, etag: '"1"' });
});

it('takes a newer one over, and does not keep the ETag of the one before', async () => {
  const book = start();
  answer = { name: '旧名字' };
  await book.refresh(point, { id: 'P1' });
  book.learn(point, { id: 'P1' }, { answer: { name: '新名字' }, at: NOW + 1 });
  expect(book.state(URL_OF_P1)).toEqual({ answer: { name: '新名字' }, at: NOW + 1, asking: false });
  expect(start().state(URL_OF_P1)).toEqual({ answer: { name: '新名字' }, at: NOW + 1, asking: false });
});

it('what it learned stays when asking for it fails', async () => {
  const book = start();
  book.learn(point, { id: 'P1' }, { answer: { name: '下谢村服务点' }, at: NOW });
  await book.refresh(point, { id: 'P1' });
  expect(book.state(URL_OF_P1)).toMatchObject({
    answer: { name: '下谢村服务点' },
    at: NOW,
    failure: { code: 'no_network' },
  });
});

it('on a full phone it is known until the app is closed', () => {
  storage.full = true;
  const book = start();
  book.learn(point, { id: 'P1' }, { answer: { name: '下谢村服务点' }, at: NOW });
  expect(book.state(URL_OF_P1).answer).toEqual({ name: '下谢村服务点' });
  expect(start().state(URL_OF_P1).answer).toBeUndefined();
});
