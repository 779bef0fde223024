// Does the phone learn an answer that came along in another one, and never from an older one?
import { endpoint } from '@kehuoyou/shared';
import { keptInMemory } from '../testing/kept-in-memory';
import { AnswerStore } from './answer-store';
import type { Conditional } from './call';
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

describe('an answer that comes after its owner has signed out', () => {
  const mine = endpoint<object, { name: string }>('GET', '/api/me', { access: ['resident'], summary: '' });
  const OWN = 'own /api/me';
  /** Requests under way, in the order in which they were sent. */
  let requests: { readonly say: (reply: Conditional<unknown> | CallFailure) => void }[];
  let book: QueryBook;

  beforeEach(() => {
    requests = [];
    const ask = async (): Promise<Conditional<never>> => {
      const reply = await new Promise<Conditional<unknown> | CallFailure>((say) => void requests.push({ say }));
      if (reply instanceof CallFailure) throw reply;
      return reply as Conditional<never>;
    };
    book = new QueryBook(new AnswerStore(storage), ask, clock);
  });
  const kept = () => [...storage.names('')].filter((name) => name.includes(OWN));

  it.each<[string, Conditional<unknown> | CallFailure]>([
    ['an answer', { changed: true, answer: { name: '甲' }, etag: '"a"' }],
    ['that nothing changed', { changed: false }],
    ['a failure', new CallFailure('sign_in_needed')],
  ])('is dropped, on the phone too: %s', async (_what, reply) => {
    const first = book.refresh(mine, {});
    requests[0]?.say({ changed: true, answer: { name: '甲' }, etag: '"a"' });
    await first;
    const late = book.refresh(mine, {});
    book.forgetOwn();
    requests[1]?.say(reply);
    await late;
    expect(book.state(OWN)).toEqual({ asking: false });
    expect(kept()).toEqual([]);
  });

  it('is never the next one’s, who asks anew and keeps what they are told, whichever comes first', async () => {
    const theirs = book.refresh(mine, {});
    book.forgetOwn();
    const own = book.refresh(mine, {});
    expect(requests).toHaveLength(2);
    requests[1]?.say({ changed: true, answer: { name: '乙' } });
    await own;
    requests[0]?.say({ changed: true, answer: { name: '甲' } });
    await theirs;
    expect(book.state(OWN)).toMatchObject({ answer: { name: '乙' }, asking: false });
    // Nor does the end of theirs let a third request go out beside one that is under way.
    const again = book.refresh(mine, {});
    expect(book.refresh(mine, {})).toBe(again);
    expect(requests).toHaveLength(3);
  });

  it('leaves the next one asking when it is the first to come', async () => {
    const theirs = book.refresh(mine, {});
    book.forgetOwn();
    const own = book.refresh(mine, {});
    requests[0]?.say({ changed: true, answer: { name: '甲' } });
    await theirs;
    expect(book.state(OWN)).toEqual({ asking: true });
    expect(book.refresh(mine, {})).toBe(own);
  });

  it('is kept where anybody may know it', async () => {
    const asked = book.refresh(point, { id: 'P1' });
    book.forgetOwn();
    requests[0]?.say({ changed: true, answer: { name: '下谢村' } });
    await asked;
    expect(book.state(URL_OF_P1)).toMatchObject({ answer: { name: '下谢村' }, asking: false });
  });
});
