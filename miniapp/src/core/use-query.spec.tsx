// Does a page show the last answer at once, the fresh one in its place, and always its true age?
import { act, render, screen } from '@testing-library/react';
import { endpoint } from '@kehuoyou/shared';
import { AnswerStore } from './answer-store';
import { CallFailure } from './call-failure';
import type { Conditional } from './call';
import { ClockContext } from './clock';
import { QueryBook } from './query-book';
import { QueryContext, useQuery } from './use-query';
import { setOnline } from '../testing/connection';
import { keptInMemory } from '../testing/kept-in-memory';
import { phone } from '../testing/taro';

const board = endpoint<{ stopId: string }, { bus: string }>('GET', '/api/boards/:stopId', {
  access: ['public'],
  summary: '',
});
const MINUTE = 60_000;

let storage: ReturnType<typeof keptInMemory>;
let asked: (string | undefined)[];
/** What the server will say, in order. */
let replies: (Conditional<unknown> | CallFailure)[];

const clock = { now: () => new Date() };

async function askServer(_endpoint: unknown, _ask: unknown, etag: string | undefined): Promise<Conditional<never>> {
  asked.push(etag);
  const reply = replies.shift();
  if (reply === undefined) throw new Error('nobody expected this question');
  await Promise.resolve();
  if (reply instanceof CallFailure) throw reply;
  return reply as Conditional<never>;
}

function Board({ stopId, everyMs = 0 }: { readonly stopId: string | undefined; readonly everyMs?: number }) {
  const query = useQuery(board, stopId === undefined ? undefined : { stopId }, { everyMs, usable: '时刻表仍可用' });
  return (
    <div>
      <p data-testid="bus">{query.answer?.bus ?? '还没有'}</p>
      <p data-testid="age">{query.age?.text ?? ''}</p>
      <p data-testid="failure">{query.failure?.code ?? ''}</p>
      <p data-testid="asking">{String(query.asking)}</p>
      <button onClick={() => void query.refresh()}>更新</button>
    </div>
  );
}

/** Opens the app on this phone and lets the server's answer come in. */
async function open(stopId: string | null = 'A', everyMs = 0) {
  const book = new QueryBook(new AnswerStore(storage), askServer, clock);
  const view = render(
    <ClockContext.Provider value={clock}>
      <QueryContext.Provider value={book}>
        <Board stopId={stopId ?? undefined} everyMs={everyMs} />
      </QueryContext.Provider>
    </ClockContext.Provider>,
  );
  const atOnce = seen();
  await act(() => jest.advanceTimersByTimeAsync(0));
  return { ...view, atOnce };
}

function seen() {
  return {
    bus: screen.getByTestId('bus').textContent,
    age: screen.getByTestId('age').textContent,
    failure: screen.getByTestId('failure').textContent,
  };
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const fresh = (bus: string, etag = '"1"'): Conditional<unknown> => ({ changed: true, answer: { bus }, etag });
const gone = () => new CallFailure('no_network');

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-25T13:15:00+08:00') });
  storage = keptInMemory();
  asked = [];
  replies = [];
  phone.reset();
  setOnline(true);
});

afterEach(() => jest.useRealTimers());

it('at the very first open has nothing, then the answer', async () => {
  replies = [fresh('09:40')];
  const { atOnce } = await open();
  expect(atOnce).toEqual({ bus: '还没有', age: '', failure: '' });
  expect(seen()).toEqual({ bus: '09:40', age: '刚刚更新', failure: '' });
});

it('at the next open shows the last answer at once with its age, and asks only for what changed', async () => {
  replies = [fresh('09:40'), fresh('10:15', '"2"')];
  (await open()).unmount();
  await pass(5 * MINUTE);
  const { atOnce } = await open();
  expect(atOnce).toEqual({ bus: '09:40', age: '5分钟前更新', failure: '' });
  expect(seen()).toEqual({ bus: '10:15', age: '刚刚更新', failure: '' });
  expect(asked).toEqual([undefined, '"1"']);
});

it('304 makes the old answer fresh again', async () => {
  replies = [fresh('09:40'), { changed: false }];
  (await open()).unmount();
  await pass(90 * MINUTE);
  const { atOnce } = await open();
  expect(atOnce.age).toBe('今天 13:15 的信息');
  expect(seen()).toEqual({ bus: '09:40', age: '刚刚更新', failure: '' });
});

it('keeps what it had when the network is gone, says so, and never calls it fresh', async () => {
  replies = [fresh('09:40'), gone()];
  (await open()).unmount();
  await pass(17 * 60 * MINUTE);
  await open();
  expect(seen()).toEqual({ bus: '09:40', age: '昨天 13:15 的信息 · 没有网络，时刻表仍可用', failure: 'no_network' });
});

it('with neither network nor memory has a failure to show', async () => {
  replies = [gone()];
  await open();
  expect(seen()).toEqual({ bus: '还没有', age: '', failure: 'no_network' });
});

it('asks again by itself when the network returns', async () => {
  replies = [fresh('09:40'), gone(), fresh('10:15')];
  await open();
  act(() => setOnline(false));
  await pass(0);
  expect(seen()).toMatchObject({ bus: '09:40', failure: 'no_network' });
  act(() => setOnline(true));
  await pass(0);
  expect(seen()).toEqual({ bus: '10:15', age: '刚刚更新', failure: '' });
});

it('asks again when the page is shown again, but not within half a minute', async () => {
  replies = [fresh('09:40'), { changed: false }];
  await open();
  await pass(20_000);
  act(() => phone.show());
  await pass(0);
  expect(asked).toHaveLength(1);
  await pass(20_000);
  act(() => phone.show());
  await pass(0);
  expect(asked).toHaveLength(2);
});

it('asks again every so often, as long as the page is open', async () => {
  replies = [fresh('09:40'), { changed: false }, { changed: false }];
  const { unmount } = await open('A', 2 * MINUTE);
  await pass(4 * MINUTE);
  expect(asked).toHaveLength(3);
  unmount();
  await pass(10 * MINUTE);
  expect(asked).toHaveLength(3);
});

it('counts the minutes while nobody touches the phone', async () => {
  replies = [fresh('09:40')];
  await open();
  await pass(3 * MINUTE);
  expect(seen().age).toBe('3分钟前更新');
});

it('asks nothing as long as it does not know what to ask', async () => {
  await open(null);
  expect(asked).toEqual([]);
  expect(seen().bus).toBe('还没有');
});

it('two pages with the same question share one request', async () => {
  replies = [fresh('09:40')];
  const book = new QueryBook(new AnswerStore(storage), askServer, clock);
  render(
    <QueryContext.Provider value={book}>
      <Board stopId="A" />
      <Board stopId="A" />
    </QueryContext.Provider>,
  );
  await pass(0);
  expect(asked).toHaveLength(1);
  expect(screen.getAllByTestId('bus').map((bus) => bus.textContent)).toEqual(['09:40', '09:40']);
});

it('forgets everything for the next person at a shared phone', async () => {
  replies = [fresh('09:40')];
  const book = new QueryBook(new AnswerStore(storage), askServer, clock);
  await book.refresh(board, { stopId: 'A' });
  book.forgetAll();
  expect(book.state('/api/boards/A')).toEqual({ asking: false });
  expect(storage.texts.size).toBe(0);
});
