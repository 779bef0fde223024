// What has been asked, what is the last known answer, and is somebody asking again?
import { prepareCall } from '@kehuoyou/shared';
import type { Clock, Endpoint } from '@kehuoyou/shared';
import type { AnswerStore } from './answer-store';
import { CallFailure } from './call-failure';
import type { Conditional } from './call';

/** What is known of one question. A new object whenever something changes. */
export interface QueryState {
  /** The last known answer, however old. */
  readonly answer?: unknown;
  /** When the server last confirmed it, ms since 1970. */
  readonly at?: number;
  readonly etag?: string;
  /** True while the server is being asked. */
  readonly asking: boolean;
  /** Why the last try failed; gone as soon as one succeeds. */
  readonly failure?: CallFailure;
}

/** How the server is asked; `callIfChanged` but for tests. */
export type AskServer = <Ask extends object, Answer>(
  endpoint: Endpoint<Ask, Answer>,
  ask: Ask,
  etag: string | undefined,
) => Promise<Conditional<Answer>>;

/** Names of what was asked as somebody: such answers are theirs, and go when they do. */
const OWN = 'own ';

/** Under which name a question is known: its URL, and whether it was asked as somebody. */
export function questionName<Ask extends object, Answer>(endpoint: Endpoint<Ask, Answer>, ask: Ask): string {
  const { url } = prepareCall(endpoint, ask);
  return endpoint.access.includes('public') ? url : OWN + url;
}

/** All questions of the app by name: two pages that ask the same share one request and one answer. */
export class QueryBook {
  private readonly store: AnswerStore;
  private readonly askServer: AskServer;
  private readonly clock: Clock;
  private readonly states = new Map<string, QueryState>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly underway = new Map<string, Promise<void>>();
  /** Counts who was signed in: an answer that comes after its owner has gone is dropped. */
  private era = 0;

  constructor(store: AnswerStore, askServer: AskServer, clock: Clock) {
    this.store = store;
    this.askServer = askServer;
    this.clock = clock;
  }

  /** What is known now; the first time it comes from storage, at once. */
  state(url: string): QueryState {
    const known = this.states.get(url);
    if (known) return known;
    const kept = this.store.read(url);
    const state: QueryState = kept ? { ...kept, asking: false } : { asking: false };
    this.states.set(url, state);
    return state;
  }

  /** Calls `listener` when the state of `url` changes; the returned function ends that. */
  subscribe(url: string, listener: () => void): () => void {
    const of = this.listeners.get(url) ?? new Set();
    this.listeners.set(url, of.add(listener));
    return () => of.delete(listener);
  }

  /** Asks the server, or joins whoever is asking it already. Never rejects: the state says what happened. */
  refresh<Ask extends object, Answer>(endpoint: Endpoint<Ask, Answer>, ask: Ask): Promise<void> {
    const url = questionName(endpoint, ask);
    const already = this.underway.get(url);
    if (already) return already;
    const work: Promise<void> = this.run(url, endpoint, ask).finally(() => {
      if (this.underway.get(url) === work) this.underway.delete(url);
    });
    this.underway.set(url, work);
    return work;
  }

  /**
   * Takes over an answer that came along in another one, such as the points in a village's pack, so that
   * its own page can be read without ever having been asked for. Never replaces a newer one.
   */
  learn<Ask extends object, Answer>(
    endpoint: Endpoint<Ask, Answer>,
    ask: Ask,
    known: { readonly answer: Answer; readonly at: number },
  ): void {
    const url = questionName(endpoint, ask);
    const before = this.state(url);
    if (before.at !== undefined && before.at >= known.at) return;
    this.store.write(url, known);
    this.set(url, { ...known, asking: before.asking });
  }

  /** Forgets everything, on the phone too: for the next person at a shared phone. */
  forgetAll(): void {
    for (const url of this.states.keys()) {
      this.store.forget(url);
      this.set(url, { asking: false });
    }
  }

  /** Forgets what was asked as somebody, on the phone too: they have signed out. */
  forgetOwn(): void {
    this.era += 1;
    this.underway.clear();
    this.store.forgetAll(OWN);
    for (const url of this.states.keys()) if (url.startsWith(OWN)) this.set(url, { asking: false });
  }

  private async run<Ask extends object, Answer>(url: string, endpoint: Endpoint<Ask, Answer>, ask: Ask): Promise<void> {
    const before = this.state(url);
    const era = this.era;
    const gone = () => era !== this.era && url.startsWith(OWN);
    this.set(url, { ...before, asking: true });
    try {
      const result = await this.askServer(endpoint, ask, before.answer === undefined ? undefined : before.etag);
      if (gone()) return;
      const at = this.clock.now().getTime();
      if (result.changed) {
        const kept = { answer: result.answer, at, ...(result.etag === undefined ? {} : { etag: result.etag }) };
        this.store.write(url, kept);
        this.set(url, { ...kept, asking: false });
      } else {
        this.store.confirm(url, at, before.etag);
        this.set(url, { ...withoutFailure(before), at, asking: false });
      }
    } catch (error) {
      if (gone()) return;
      const failure = error instanceof CallFailure ? error : new CallFailure('internal');
      this.set(url, { ...withoutFailure(before), asking: false, failure });
    }
  }

  private set(url: string, state: QueryState): void {
    this.states.set(url, state);
    for (const listener of [...(this.listeners.get(url) ?? [])]) listener();
  }
}

function withoutFailure(state: QueryState): QueryState {
  const { failure: _failure, ...rest } = state;
  return rest;
}
