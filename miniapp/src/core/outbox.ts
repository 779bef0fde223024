// What has the person done that the server has not heard of yet?
import { prepareCall } from '@kehuoyou/shared';
import type { Clock, Endpoint, Method } from '@kehuoyou/shared';
import { CallFailure } from './call-failure';
import type { PhoneStorage } from './platform/storage';

/** One write that waits. */
export interface OutboxItem {
  /** Idempotency key, made before the first try: the server does the work once however often it is sent. */
  readonly key: string;
  /** Place in the queue. */
  readonly order: number;
  readonly method: Method;
  /** Relative to the server. */
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What it is, in the person's words, such as 报告：下谢村服务点没开门. */
  readonly label: string;
  /** When the person did it, ms since 1970. */
  readonly at: number;
  /** `refused`: the server said no, and sending it again would not help. */
  readonly state: 'waiting' | 'refused';
  /** How often the server broke down over it. */
  readonly breakdowns?: number;
  /** Why it was refused: a failure's code and sentence. */
  readonly refusal?: { readonly code: string; readonly sentence: string };
}

/** What became of an item. */
export type Outcome = { readonly done: true; readonly answer: unknown } | { readonly done: false; readonly failure: CallFailure };

/** What an outbox needs of the world. */
export interface OutboxWorld {
  readonly storage: PhoneStorage;
  /** Sends one item with its key; resolves with the answer, throws `CallFailure`. */
  readonly send: (item: OutboxItem) => Promise<unknown>;
  readonly clock: Clock;
  readonly newKey: (now: number) => string;
  /** The sentence for a refusal. */
  readonly sentenceOf: (failure: CallFailure) => string;
}

const PREFIX = 'outbox/';

/**
 * A queue of writes that outlives the app. Items are sent one by one in their order. One that gets no
 * answer stays first and stops the round; one that is refused steps aside, is shown to the person, and
 * the rest goes on. Each item is a name of its own in storage, so that no change can lose another.
 */
export class Outbox {
  private readonly world: OutboxWorld;
  private readonly listeners = new Set<() => void>();
  private readonly settled = new Set<(item: OutboxItem, outcome: Outcome) => void>();
  private round: Promise<void> | undefined;
  private shown: readonly OutboxItem[] | undefined;

  constructor(world: OutboxWorld) {
    this.world = world;
  }

  /** Everything that waits or was refused, in order. The same array until something changes. */
  items(): readonly OutboxItem[] {
    this.shown ??= this.load();
    return this.shown;
  }

  /** Calls `listener` when `items` changes; the returned function ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `listener` when the server has answered an item; the returned function ends that. */
  onSettled(listener: (item: OutboxItem, outcome: Outcome) => void): () => void {
    this.settled.add(listener);
    return () => this.settled.delete(listener);
  }

  /**
   * Keeps a write, with its key. Throws `CallFailure('storage_full')` when the phone cannot keep it:
   * then it must not be called done.
   */
  add<Ask extends object, Answer>(endpoint: Endpoint<Ask, Answer>, ask: Ask, label: string): OutboxItem {
    const prepared = prepareCall(endpoint, ask);
    const at = this.world.clock.now().getTime();
    const order = Math.max(0, ...this.load().map((item) => item.order)) + 1;
    const item: OutboxItem = {
      key: this.world.newKey(at),
      order,
      method: prepared.method,
      url: prepared.url,
      body: prepared.body ?? {},
      label,
      at,
      state: 'waiting',
    };
    if (!this.write(item)) throw new CallFailure('storage_full');
    this.changed();
    return item;
  }

  /** Sends what waits until nothing does or the network is gone. Never rejects; a second call joins the first. */
  replay(): Promise<void> {
    this.round ??= this.run().finally(() => {
      this.round = undefined;
    });
    return this.round;
  }

  /** Puts a refused item back among those that wait, at its old place. */
  retry(key: string): void {
    const item = this.load().find((each) => each.key === key);
    if (!item || item.state !== 'refused') return;
    const { refusal: _refusal, breakdowns: _breakdowns, ...rest } = item;
    this.write({ ...rest, state: 'waiting' });
    this.changed();
  }

  /** Takes an item away, as the person asks. */
  discard(key: string): void {
    this.world.storage.remove(PREFIX + key);
    this.changed();
  }

  private async run(): Promise<void> {
    // Storage is read again before each item: it may have been added, discarded or sent elsewhere.
    const aside = new Set<string>();
    for (let item = this.next(aside); item; item = this.next(aside)) {
      const outcome = await this.attempt(item);
      if (outcome.done) {
        this.world.storage.remove(PREFIX + item.key);
      } else if (outcome.failure.code === 'internal' && (item.breakdowns ?? 0) + 1 < BREAKDOWNS) {
        this.rewrite({ ...item, breakdowns: (item.breakdowns ?? 0) + 1 });
        aside.add(item.key);
        continue;
      } else {
        if (PASSING.has(outcome.failure.code)) return;
        this.refuse(item, outcome.failure);
      }
      this.changed();
      for (const listener of [...this.settled]) listener(item, outcome);
    }
  }

  private async attempt(item: OutboxItem): Promise<Outcome> {
    try {
      return { done: true, answer: await this.world.send(item) };
    } catch (error) {
      return { done: false, failure: error instanceof CallFailure ? error : new CallFailure('internal') };
    }
  }

  private refuse(item: OutboxItem, failure: CallFailure): void {
    const refusal = { code: failure.code, sentence: this.world.sentenceOf(failure) };
    this.rewrite({ ...item, state: 'refused', refusal });
  }

  private rewrite(item: OutboxItem): void {
    // Discarded while it was on its way: the person no longer cares what became of it.
    if (this.world.storage.read(PREFIX + item.key) === undefined) return;
    // A full phone must not let one item block the rest: it is taken away, and told of as settled.
    if (!this.write(item)) this.world.storage.remove(PREFIX + item.key);
  }

  private next(aside: ReadonlySet<string>): OutboxItem | undefined {
    return this.load().find((item) => item.state === 'waiting' && !aside.has(item.key));
  }

  private load(): OutboxItem[] {
    return this.world.storage
      .names(PREFIX)
      .flatMap((name) => parse(this.world.storage.read(name)))
      .sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
  }

  private write(item: OutboxItem): boolean {
    return this.world.storage.write(PREFIX + item.key, JSON.stringify(item));
  }

  private changed(): void {
    this.shown = undefined;
    for (const listener of [...this.listeners]) listener();
  }
}

/** Codes that pass with time, or with signing in: the round ends, and everything waits. */
const PASSING: ReadonlySet<string> = new Set([
  'no_network',
  'slow_network',
  'unreadable_answer',
  'cancelled',
  'idempotency_in_flight',
  'rate_limited',
  'unavailable',
  'sign_in_needed',
]);

/** A server that broke down this often over one item will not get over it. */
const BREAKDOWNS = 5;

function parse(text: string | undefined): OutboxItem[] {
  try {
    const item = JSON.parse(text ?? '') as OutboxItem;
    return typeof item.key === 'string' && typeof item.order === 'number' ? [item] : [];
  } catch {
    return [];
  }
}
