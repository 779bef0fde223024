// Do many small writes reach the server together, each once, and is each refused for itself?
import { endpoint } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import { failureText } from '../failure-text';
import { Outbox } from './outbox';
import type { OutboxItem } from './outbox-item';
import { newKey } from '../uuid';
import { keptInMemory } from '../../testing/kept-in-memory';
import type { MemoryStorage } from '../../testing/kept-in-memory';

interface Event {
  readonly eventId: string;
}
interface Ask {
  readonly sentAt: string;
  readonly events: readonly Event[];
}
const submit = endpoint<Ask, { outcomes: unknown[] }>('POST', '/api/events', { access: ['driver'], summary: '' });
const plain = endpoint<{ words: string }, unknown>('POST', '/api/words', { access: ['driver'], summary: '' });
const rule = { list: 'events', stamp: 'sentAt', most: 3, rememberMs: 3_600_000 };

/** A server that counts each event once and says what became of it. */
class EventServer {
  readonly events = new Set<string>();
  readonly requests: Ask[] = [];
  readonly keys: string[] = [];
  refuses = new Map<string, string>();
  /** Whatever holds this is refused whole. */
  poison = '';
  trouble: CallFailure | undefined;
  loseAnswer = false;

  send = async (item: OutboxItem): Promise<unknown> => {
    await Promise.resolve();
    if (this.trouble) throw this.trouble;
    const ask = item.body as unknown as Ask;
    this.requests.push(ask);
    this.keys.push(item.key);
    if (ask.events === undefined) return {};
    if (ask.events.some(({ eventId }) => eventId === this.poison))
      throw new CallFailure('invalid_field', { status: 400 });
    const outcomes = ask.events.map(({ eventId }) => {
      const reason = this.refuses.get(eventId);
      if (reason !== undefined) return { eventId, outcome: 'refused', reason };
      const outcome = this.events.has(eventId) ? 'repeated' : 'recorded';
      this.events.add(eventId);
      return { eventId, outcome };
    });
    if (this.loseAnswer) throw new CallFailure('slow_network');
    return { outcomes };
  };
}

let storage: MemoryStorage;
let server: EventServer;
let now: number;
beforeEach(() => {
  storage = keptInMemory();
  server = new EventServer();
  now = Date.parse('2026-11-24T08:00:00+08:00');
});

const start = (): Outbox =>
  new Outbox({
    storage,
    send: server.send,
    clock: { now: () => new Date(now) },
    newKey,
    owner: () => 'A',
    sentenceOf: failureText,
  });
const press = (box: Outbox, ...ids: string[]) =>
  ids.map((eventId) => box.add(submit, { sentAt: '', events: [{ eventId }] }, eventId, rule));
const states = (box: Outbox) => box.items().map(({ label, state }) => [label, state]);
const sentTogether = () =>
  server.requests.map(({ events = [] as readonly Event[] }) => events.map(({ eventId }) => eventId));

it('go together, as many as one request may hold, stamped with the moment of sending', async () => {
  const box = start();
  press(box, 'a', 'b', 'c', 'd');
  now += 60_000;
  await box.replay();
  expect(sentTogether()).toEqual([['a', 'b', 'c'], ['d']]);
  expect(server.requests[0]?.sentAt).toBe('2026-11-24T00:01:00.000Z');
  expect(states(box)).toEqual([
    ['a', 'sent'],
    ['b', 'sent'],
    ['c', 'sent'],
    ['d', 'sent'],
  ]);
  await box.replay();
  expect(server.requests).toHaveLength(2);
});

it('are stamped too where one goes alone and says when it is sent, each time anew under the same key', async () => {
  const box = start();
  const buy = endpoint<{ sentAt: string }, unknown>('POST', '/api/buy', { access: ['driver'], summary: '' });
  box.add(buy, { sentAt: new Date(now).toISOString() }, 'bought');
  server.trouble = new CallFailure('no_network');
  await box.replay();
  server.trouble = undefined;
  now += 60_000;
  await box.replay();
  expect(server.requests).toEqual([{ sentAt: '2026-11-24T00:01:00.000Z' }]);
});

it('are remembered for a while and then forgotten', async () => {
  const box = start();
  press(box, 'a');
  await box.replay();
  now += rule.rememberMs + 1;
  press(box, 'b');
  await box.replay();
  expect(states(box)).toEqual([['b', 'sent']]);
});

it('are sent again under another key when the answer was lost, and counted once', async () => {
  const box = start();
  press(box, 'a', 'b');
  server.loseAnswer = true;
  await box.replay();
  expect(states(box)).toEqual([
    ['a', 'waiting'],
    ['b', 'waiting'],
  ]);
  server.loseAnswer = false;
  press(box, 'c');
  await start().replay();
  expect(sentTogether()).toEqual([
    ['a', 'b'],
    ['a', 'b', 'c'],
  ]);
  expect(new Set(server.keys).size).toBe(2);
  expect(server.events.size).toBe(3);
});

it('are refused each for itself', async () => {
  const box = start();
  const settled: [string, boolean][] = [];
  box.onSettled(({ label }, { done }) => settled.push([label, done]));
  server.refuses.set('b', 'stop_not_on_trip');
  press(box, 'a', 'b', 'c');
  await box.replay();
  expect(states(box)).toEqual([
    ['a', 'sent'],
    ['b', 'refused'],
    ['c', 'sent'],
  ]);
  expect(box.items()[1]?.refusal?.code).toBe('stop_not_on_trip');
  expect(settled).toEqual([
    ['a', true],
    ['b', false],
    ['c', true],
  ]);
});

it('that spoil a whole request are found out, and the others get through', async () => {
  const box = start();
  server.poison = 'b';
  press(box, 'a', 'b', 'c');
  await box.replay();
  expect(states(box)).toEqual([
    ['a', 'sent'],
    ['b', 'refused'],
    ['c', 'sent'],
  ]);
});

it('wait all together while there is no network', async () => {
  const box = start();
  press(box, 'a', 'b');
  server.trouble = new CallFailure('no_network');
  await box.replay();
  expect(states(box)).toEqual([
    ['a', 'waiting'],
    ['b', 'waiting'],
  ]);
});

it('let other writes keep their place', async () => {
  const box = start();
  press(box, 'a');
  box.add(plain, { words: '一' }, '一');
  press(box, 'b');
  await box.replay();
  expect(sentTogether().at(0)).toEqual(['a', 'b']);
  expect(server.requests).toHaveLength(2);
  expect(states(box)).toEqual([
    ['a', 'sent'],
    ['b', 'sent'],
  ]);
});

it('is not called taken when the server does not say so', async () => {
  const box = start();
  press(box, 'a');
  server.send = () => Promise.resolve({ outcomes: [] });
  await start().replay();
  expect(states(start())).toEqual([['a', 'refused']]);
});
