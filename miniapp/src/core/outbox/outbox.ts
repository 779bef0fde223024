// What has the person done that the server has not heard of yet?
import { prepareCall } from '@kehuoyou/shared';
import type { Clock, Endpoint, PreparedCall } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import { KeptItems } from './kept-items';
import { fitTogether, refusalOf, requestOf, stamped } from './outbox-batch';
import type { BatchRule, OutboxItem } from './outbox-item';
import { BREAKDOWNS, passes } from './passing';
import { Rounds } from './rounds';
import { monotonicReading } from '../platform/monotonic-clock';
import type { PhoneStorage } from '../platform/storage';

/** What became of an item. */
export type Outcome =
  { readonly done: true; readonly answer: unknown } | { readonly done: false; readonly failure: CallFailure };

/** What an outbox needs of the world. */
export interface OutboxWorld {
  readonly storage: PhoneStorage;
  /** Sends one item with its key; resolves with the answer, throws `CallFailure`. */
  readonly send: (item: OutboxItem) => Promise<unknown>;
  readonly clock: Clock;
  readonly newKey: (now: number) => string;
  /** Account of whoever uses the phone now. */
  readonly owner: () => string | undefined;
  /** The sentence for a refusal. */
  readonly sentenceOf: (failure: CallFailure) => string;
}

/**
 * A queue of writes that outlives the app. Items are sent one by one in their order, those with a batch rule
 * together with all others of it. One that gets no answer stays first and stops the round; one that is refused
 * steps aside, is shown to the person, and the rest goes on. What somebody else has left on a shared phone waits
 * until they are back.
 */
export class Outbox {
  private readonly world: OutboxWorld;
  private readonly kept: KeptItems;
  private readonly listeners = new Set<() => void>();
  private readonly settled = new Set<(item: OutboxItem, outcome: Outcome) => void>();
  private readonly rounds = new Rounds(() => this.run());
  private shown: readonly OutboxItem[] | undefined;

  constructor(world: OutboxWorld) {
    this.world = world;
    this.kept = new KeptItems(world.storage);
  }

  /** Everything that waits, was refused or is remembered, in order, whoever made it. The same array until something changes. */
  items(): readonly OutboxItem[] {
    this.shown ??= this.kept.all();
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
   * then it must not be called done. `attached`: what goes before it, and along with it by its id; of that `needs` must.
   */
  add<Ask extends object, Answer>(
    endpoint: Endpoint<Ask, Answer>,
    ask: Ask,
    label: string,
    batch?: BatchRule,
    attached?: OutboxItem['attached'],
    needs: readonly string[] = [],
  ): OutboxItem {
    const owner = this.world.owner();
    return this.keep(prepareCall(endpoint, ask), label, {
      ...(owner === undefined ? {} : { owner }),
      ...(batch === undefined ? {} : { batch }),
      ...(attached === undefined ? {} : { attached }),
      ...(needs.length === 0 ? {} : { needs }),
    });
  }

  /** The same for what is nobody's, whoever uses the phone: it is sent without an account, and by whoever comes next. */
  addForNobody<Ask extends object, Answer>(endpoint: Endpoint<Ask, Answer>, ask: Ask, label: string): OutboxItem {
    return this.keep(prepareCall(endpoint, ask), label, { asNobody: true });
  }

  private keep(
    prepared: PreparedCall,
    label: string,
    whose: Pick<OutboxItem, 'owner' | 'batch' | 'asNobody' | 'attached' | 'needs'>,
  ): OutboxItem {
    const at = this.world.clock.now().getTime();
    const order = Math.max(0, ...this.kept.all().map((item) => item.order)) + 1;
    const counted = whose.batch?.age === undefined ? undefined : monotonicReading();
    const item: OutboxItem = {
      ...(counted === undefined ? {} : { counted }),
      ...whose,
      key: this.world.newKey(at),
      order,
      method: prepared.method,
      url: prepared.url,
      body: prepared.body ?? {},
      label,
      at,
      state: 'waiting',
    };
    if (!this.kept.write(item)) throw new CallFailure('storage_full');
    this.changed();
    return item;
  }

  /** Sends what waits until nothing does or the network is gone. Never rejects; called meanwhile, it looks once more. */
  replay(): Promise<void> {
    return this.rounds.go();
  }

  /** Puts a refused item back among those that wait, at its old place. */
  retry(key: string): void {
    const item = this.kept.all().find((each) => each.key === key);
    if (!item || item.state !== 'refused') return;
    const { refusal: _refusal, breakdowns: _breakdowns, ...rest } = item;
    this.kept.write({ ...rest, state: 'waiting' });
    this.changed();
  }

  /** Takes an item away, as the person asks. */
  discard(key: string): void {
    this.kept.remove(key);
    this.changed();
  }

  private async run(): Promise<void> {
    this.forgetOld();
    // Looked at anew before each sending: an item may have been added, discarded or sent elsewhere.
    const round = { aside: new Set<string>(), alone: new Set<string>() };
    for (let items = this.next(round); items.length > 0; items = this.next(round)) {
      const [first] = items as [OutboxItem, ...OutboxItem[]];
      const outcome = await this.attempt(this.requestFor(first, items));
      if (!outcome.done && this.mayPass(first, outcome.failure, round.aside)) {
        if (round.aside.has(first.key)) continue;
        return;
      }
      if (!outcome.done && items.length > 1) {
        // One of them spoils all; sent one by one, it is the only one to be refused.
        for (const { key } of items) round.alone.add(key);
        continue;
      }
      this.settleAll(items, outcome, round.aside);
    }
  }

  private requestFor(first: OutboxItem, items: readonly OutboxItem[]): OutboxItem {
    const now = this.world.clock.now();
    return first.batch === undefined
      ? stamped(first, now)
      : requestOf(items, { now, counted: monotonicReading(), key: this.world.newKey(now.getTime()) });
  }

  /** True when the failure passes with time, so that the round is over, or goes on without what nobody signed or what is not whole. */
  private mayPass({ key, owner }: OutboxItem, { code }: CallFailure, aside: Set<string>): boolean {
    if (!passes(code)) return false;
    if (code === 'pictures_waiting' || (code === 'sign_in_needed' && owner === undefined)) aside.add(key);
    return true;
  }

  /** Keeps what became of all that travelled together, then says so once for all and once for each. */
  private settleAll(items: readonly OutboxItem[], came: Outcome, aside: Set<string>): void {
    this.kept.look();
    const settled = items.map((item) => ({ item, outcome: this.settle(item, came, aside) }));
    this.changed();
    for (const { item, outcome } of settled)
      if (outcome !== undefined) for (const listener of [...this.settled]) listener(item, outcome);
  }

  /** What became of an item; undefined when it waits on. */
  private settle(item: OutboxItem, came: Outcome, aside: Set<string>): Outcome | undefined {
    const refusal = came.done && item.batch !== undefined ? refusalOf(item, came.answer) : undefined;
    const outcome: Outcome = refusal === undefined ? came : { done: false, failure: refusal };
    if (outcome.done) {
      if (item.batch === undefined) this.kept.remove(item.key);
      else this.rewrite({ ...item, state: 'sent' });
    } else if (outcome.failure.code === 'internal' && (item.breakdowns ?? 0) + 1 < BREAKDOWNS) {
      this.rewrite({ ...item, breakdowns: (item.breakdowns ?? 0) + 1 });
      aside.add(item.key);
      return undefined;
    } else {
      this.refuse(item, outcome.failure);
    }
    return outcome;
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
    if (!this.kept.has(item.key)) return;
    // A full phone must not let one item block the rest: it is taken away, and told of as settled.
    if (!this.kept.write(item)) this.kept.remove(item.key);
  }

  /** The first that can be sent now, with all that travel with it. */
  private next({
    aside,
    alone,
  }: {
    readonly aside: ReadonlySet<string>;
    readonly alone: ReadonlySet<string>;
  }): OutboxItem[] {
    const owner = this.world.owner();
    const ready = this.kept
      .all()
      .filter(
        (item) =>
          item.state === 'waiting' && !aside.has(item.key) && (item.owner === undefined || item.owner === owner),
      );
    const [first] = ready;
    if (first?.batch === undefined || alone.has(first.key)) return first === undefined ? [] : [first];
    return ready.filter((item) => !alone.has(item.key) && fitTogether(item, first)).slice(0, first.batch.most);
  }

  private forgetOld(): void {
    const now = this.world.clock.now().getTime();
    const old = this.kept
      .all()
      .filter(({ state, at, batch }) => state === 'sent' && Math.abs(now - at) > (batch?.rememberMs ?? 0));
    for (const { key } of old) this.kept.remove(key);
    if (old.length > 0) this.changed();
  }

  private changed(): void {
    this.shown = undefined;
    for (const listener of [...this.listeners]) listener();
  }
}
