// What does the server say, what did it last say, and how old is that?
import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Endpoint } from '@kehuoyou/shared';
import { ageText } from './age-text';
import type { AgeNote } from './age-text';
import { AnswerStore } from './answer-store';
import { callIfChanged } from './call';
import type { CallFailure } from './call-failure';
import { ClockContext, useNow } from './clock';
import { useShown } from './platform/navigation';
import { useEvery } from './use-every';
import { isOnline, onNetworkChange } from './platform/network-status';
import { storage } from './platform/storage';
import { QueryBook, questionName } from './query-book';
import type { QueryState } from './query-book';
import { session } from './session';
import { useSignedIn } from './use-session';

/** How a question is kept up to date. */
export interface QueryOptions {
  /** Ask again after this many ms while the page is open; 0, the default, never. */
  readonly everyMs?: number;
  /** An answer confirmed more recently than this is not asked for again, ms; 30 s unless given. */
  readonly freshForMs?: number;
  /** What can still be relied on without a network, such as 时刻表仍可用. */
  readonly usable?: string;
}

/** A question as a page sees it. */
export interface Query<Answer> {
  /** The last known answer, from the phone's memory at once; undefined only when there never was one. */
  readonly answer: Answer | undefined;
  /** When the server last confirmed it, ms since 1970. */
  readonly at: number | undefined;
  /** True while the server is being asked. */
  readonly asking: boolean;
  /** Why the last try failed. The answer, if any, stays. */
  readonly failure: CallFailure | undefined;
  /** For the page's top strip; undefined while there is no answer. */
  readonly age: AgeNote | undefined;
  /** Asks again now. Never rejects. */
  readonly refresh: () => Promise<void>;
}

const FRESH_FOR_MS = 30_000;
const nothing: QueryState = { asking: false };

/** The app's questions; tests provide their own. */
const appBook = new QueryBook(new AnswerStore(storage), callIfChanged, { now: () => new Date() });
session.onChange(() => appBook.forgetOwn());
export const QueryContext = createContext(appBook);

/**
 * The last known answer at once, then the fresh one in its place. Asked again when the page is shown,
 * when the network returns and, if wanted, every so often; what was known is kept when that fails.
 * `ask` undefined asks nothing, for a page that does not know its village yet; nor is anything asked that
 * only somebody who has signed in may know while nobody has.
 */
export function useQuery<Ask extends object, Answer>(
  endpoint: Endpoint<Ask, Answer>,
  ask: Ask | undefined,
  options: QueryOptions = {},
): Query<Answer> {
  const book = useContext(QueryContext);
  const now = useNow();
  const token = useSignedIn()?.token;
  const allowed = token !== undefined || endpoint.access.includes('public');
  const url = ask === undefined || !allowed ? undefined : questionName(endpoint, ask);
  const state = useSyncExternalStore(
    useCallback((changed) => (url === undefined ? () => undefined : book.subscribe(url, changed)), [book, url]),
    () => (url === undefined ? nothing : book.state(url)),
  );
  // The URL says everything that is asked: while it is the same, so is the question.
  const refresh = useCallback(
    () => (ask === undefined || url === undefined ? Promise.resolve() : book.refresh(endpoint, ask)),
    [book, url, token],
  );
  useFresh(url, options.freshForMs ?? FRESH_FOR_MS, refresh);
  useEvery(options.everyMs ?? 0, refresh);
  return {
    answer: state.answer as Answer | undefined,
    at: state.at,
    asking: state.asking,
    failure: state.failure,
    age:
      state.at === undefined
        ? undefined
        : ageText({ at: state.at, failure: state.failure, usable: options.usable }, now),
    refresh,
  };
}

/** Asks again what is older than `freshForMs` when the page opens or is shown, and when the network changes. */
function useFresh(url: string | undefined, freshForMs: number, refresh: () => Promise<void>): void {
  const book = useContext(QueryContext);
  const clock = useContext(ClockContext);
  const refreshIfOld = useCallback(() => {
    if (url === undefined) return;
    const { at, failure } = book.state(url);
    const age = at === undefined ? Infinity : Math.abs(clock.now().getTime() - at);
    // Without a network this fails at once, which is what the page must say.
    if (failure || age >= freshForMs || !isOnline()) void refresh();
  }, [book, clock, url, freshForMs, refresh]);
  useShown(refreshIfOld);
  useEffect(refreshIfOld, [refreshIfOld]);
  useEffect(() => onNetworkChange(refreshIfOld), [refreshIfOld]);
}
