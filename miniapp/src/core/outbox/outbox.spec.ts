// Does everything that a person did reach the server once, in order, whatever network and phone do?
import { endpoint } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import type { AppFailureCode } from '../call-failure';
import { failureText } from '../failure-text';
import { Outbox } from './outbox';
import type { Outcome } from './outbox';
import type { OutboxItem } from './outbox-item';
import { newKey } from '../uuid';
import { keptInMemory } from '../../testing/kept-in-memory';
import type { MemoryStorage } from '../../testing/kept-in-memory';

const report = endpoint<{ words: string }, { n: number }>('POST', '/api/reports', { access: ['public'], summary: '' });

/** A server that does each key's work once and answers the same again, as ours does. */
class OnceServer {
  readonly done: string[] = [];
  readonly received: string[] = [];
  /** What happens to the n-th request that arrives, 0 the first: before or after the work is done. */
  readonly mishaps = new Map<number, 'lost' | 'answer lost'>();
  readonly refuses = new Map<string, { code: FailureCode | AppFailureCode; status: number }>();
  private readonly answers = new Map<string, number>();

  send = async (item: OutboxItem): Promise<unknown> => {
    const mishap = this.mishaps.get(this.received.length);
    this.received.push(String(item.body['words']));
    await Promise.resolve();
    if (mishap === 'lost') throw new CallFailure('no_network');
    const refusal = this.refuses.get(String(item.body['words']));
    if (refusal) throw new CallFailure(refusal.code, { status: refusal.status });
    if (!this.answers.has(item.key)) {
      this.answers.set(item.key, this.done.push(String(item.body['words'])));
    }
    if (mishap === 'answer lost') throw new CallFailure('slow_network');
    return { n: this.answers.get(item.key) };
  };
}

let storage: MemoryStorage;
let server: OnceServer;
let now: number;
let account: string | undefined;

/** The app, started on the same phone. */
function start(): Outbox {
  return new Outbox({
    storage,
    send: server.send,
    clock: { now: () => new Date(now) },
    newKey,
    owner: () => account,
    sentenceOf: failureText,
  });
}

function say(box: Outbox, ...words: string[]): OutboxItem[] {
  return words.map((each) => box.add(report, { words: each }, `报告：${each}`));
}

beforeEach(() => {
  storage = keptInMemory();
  server = new OnceServer();
  account = undefined;
  now = Date.parse('2026-11-25T08:00:00+08:00');
});

it('sends what waits in the order in which it was done, and is then empty', async () => {
  const box = start();
  say(box, '一', '二', '三');
  await box.replay();
  expect(server.done).toEqual(['一', '二', '三']);
  expect(box.items()).toEqual([]);
  expect(storage.texts.size).toBe(0);
});

it('keeps the order even when the phone’s clock is set back in between', async () => {
  const box = start();
  say(box, '一');
  now -= 3_600_000;
  say(box, '二');
  await start().replay();
  expect(server.done).toEqual(['一', '二']);
});

it('stops at the first that gets no answer, and goes on there later', async () => {
  server.mishaps.set(1, 'lost');
  const box = start();
  say(box, '一', '二', '三');
  await box.replay();
  expect(server.done).toEqual(['一']);
  expect(box.items().map((item) => item.label)).toEqual(['报告：二', '报告：三']);
  await box.replay();
  expect(server.done).toEqual(['一', '二', '三']);
});

it('does a write once although its answer was lost and it was sent again', async () => {
  server.mishaps.set(0, 'answer lost');
  const box = start();
  say(box, '一', '二');
  await box.replay();
  await box.replay();
  expect(server.received).toEqual(['一', '一', '二']);
  expect(server.done).toEqual(['一', '二']);
});

it('survives being killed in the middle: the next start sends the rest with the same keys', async () => {
  const dying = start();
  const [first, second] = say(dying, '一', '二');
  server.mishaps.set(0, 'answer lost');
  await dying.replay();
  const reborn = start();
  expect(reborn.items().map((item) => item.key)).toEqual([first?.key, second?.key]);
  await reborn.replay();
  expect(server.done).toEqual(['一', '二']);
});

it('killed while the answer was under way, sends again and the server does not do it twice', async () => {
  const dying = start();
  say(dying, '一');
  void dying.replay();
  const reborn = start();
  await reborn.replay();
  expect(server.done).toEqual(['一']);
  expect(reborn.items()).toEqual([]);
});

it('a refused one steps aside, the rest goes on, and the person sees why', async () => {
  server.refuses.set('毒', { code: 'invalid_field', status: 400 });
  const box = start();
  const settled: [string, boolean][] = [];
  box.onSettled((item, outcome: Outcome) => settled.push([item.label, outcome.done]));
  say(box, '一', '毒', '三');
  await box.replay();
  expect(server.done).toEqual(['一', '三']);
  expect(box.items()).toMatchObject([
    { label: '报告：毒', state: 'refused', refusal: { code: 'invalid_field', sentence: '填的内容不对，请改一下再试' } },
  ]);
  expect(settled).toEqual([
    ['报告：一', true],
    ['报告：毒', false],
    ['报告：三', true],
  ]);
  await box.replay();
  expect(server.received).toEqual(['一', '毒', '三']);
});

it('what was refused can be sent again with its key, or thrown away', async () => {
  server.refuses.set('毒', { code: 'invalid_field', status: 400 });
  const box = start();
  const [item] = say(box, '毒', '又');
  await box.replay();
  server.refuses.clear();
  box.retry(item?.key ?? '');
  expect(box.items()).toMatchObject([{ key: item?.key, state: 'waiting' }]);
  await box.replay();
  expect(server.done).toEqual(['又', '毒']);
  const [unwanted] = say(box, '不要了');
  box.discard(unwanted?.key ?? '');
  await box.replay();
  expect(server.done).toEqual(['又', '毒']);
});

it('one that breaks the server lets the others pass, and is refused after five tries', async () => {
  server.refuses.set('毒', { code: 'internal', status: 500 });
  const box = start();
  say(box, '毒', '二');
  await box.replay();
  expect(server.done).toEqual(['二']);
  expect(box.items()).toMatchObject([{ state: 'waiting', breakdowns: 1 }]);
  for (let round = 0; round < 4; round += 1) await start().replay();
  expect(start().items()).toMatchObject([{ state: 'refused', refusal: { code: 'internal' } }]);
});

it.each(['rate_limited', 'unavailable', 'idempotency_in_flight', 'sign_in_needed', 'unreadable_answer'] as const)(
  'waits when the server says %s, for that passes',
  async (code) => {
    server.refuses.set('一', { code, status: 429 });
    account = 'A';
    const box = start();
    say(box, '一', '二');
    await box.replay();
    expect(server.done).toEqual([]);
    expect(box.items().map((item) => item.state)).toEqual(['waiting', 'waiting']);
  },
);

it('what one account has done is never sent as another’s, and waits until its own is back', async () => {
  account = 'A';
  say(start(), '甲一', '甲二');
  account = 'B';
  const box = start();
  say(box, '乙');
  await box.replay();
  expect(server.done).toEqual(['乙']);
  account = undefined;
  await box.replay();
  expect(server.done).toEqual(['乙']);
  account = 'A';
  await box.replay();
  expect(server.done).toEqual(['乙', '甲一', '甲二']);
});

it('what was on its way when somebody else signed in is settled as its owner’s, and nothing more of theirs is sent', async () => {
  account = 'A';
  const box = start();
  say(box, '甲一', '甲二');
  const round = box.replay();
  account = 'B';
  say(box, '乙');
  await round;
  await box.replay();
  expect(server.done).toEqual(['甲一', '乙']);
  expect(box.items()).toMatchObject([{ label: '报告：甲二', owner: 'A', state: 'waiting' }]);
});

it('what was on its way and is refused after signing out is shown to its owner alone, and blocks nobody', async () => {
  account = 'A';
  const box = start();
  say(box, '甲一');
  server.refuses.set('甲一', { code: 'not_allowed', status: 403 });
  const round = box.replay();
  account = 'B';
  say(box, '乙');
  await round;
  await box.replay();
  expect(server.done).toEqual(['乙']);
  expect(box.items()).toMatchObject([{ label: '报告：甲一', owner: 'A', state: 'refused' }]);
});

it('what was done before signing in is sent whoever has signed in, and blocks nothing when that is refused', async () => {
  const box = start();
  say(box, '没登录');
  account = 'A';
  say(box, '登录了');
  server.refuses.set('没登录', { code: 'sign_in_needed', status: 401 });
  await box.replay();
  expect(server.done).toEqual(['登录了']);
  expect(box.items()).toMatchObject([{ label: '报告：没登录', state: 'waiting' }]);
});

it('two calls of replay are one round', async () => {
  const box = start();
  say(box, '一', '二');
  await Promise.all([box.replay(), box.replay()]);
  expect(server.received).toEqual(['一', '二']);
});

it('takes along what is added while it sends', async () => {
  const box = start();
  say(box, '一');
  const round = box.replay();
  say(box, '二');
  await round;
  expect(server.done).toEqual(['一', '二']);
});

it('does not bring back what was discarded while it was on its way', async () => {
  server.refuses.set('毒', { code: 'invalid_field', status: 400 });
  const box = start();
  const [item] = say(box, '毒');
  const round = box.replay();
  box.discard(item?.key ?? '');
  await round;
  expect(box.items()).toEqual([]);
});

it('says so when the phone cannot keep a write, instead of calling it done', () => {
  const box = start();
  storage.full = true;
  expect(() => say(box, '一')).toThrow(expect.objectContaining({ code: 'storage_full' }) as Error);
  expect(box.items()).toEqual([]);
});

it('leaves alone what it cannot read', async () => {
  storage.texts.set('outbox/broken', '{');
  const box = start();
  say(box, '一');
  await box.replay();
  expect(server.done).toEqual(['一']);
});

it('thirty writes over a network that loses every third request and every fourth answer arrive once, in order', async () => {
  const box = start();
  const words = Array.from({ length: 30 }, (_, index) => `第${index + 1}`);
  say(box, ...words);
  for (let n = 0; n < 300; n += 1) {
    if (n % 3 === 1) server.mishaps.set(n, 'lost');
    else if (n % 4 === 2) server.mishaps.set(n, 'answer lost');
  }
  for (let round = 0; start().items().length > 0; round += 1) {
    expect(round).toBeLessThan(100);
    await start().replay();
  }
  expect(server.done).toEqual(words);
});
