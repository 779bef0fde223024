// What is kept of one write that waits?
import type { Method } from '@kehuoyou/shared';
import type { MonotonicReading } from '../platform/monotonic-clock';

/**
 * How writes to one endpoint are sent together. Each is queued as a request with a list of one; the server
 * knows each by its `eventId` and answers with `outcomes`, so that it may be sent any number of times.
 */
export interface BatchRule {
  /** Field of the request that holds the list. */
  readonly list: string;
  /** Field for the moment of sending (ISO 8601), by which the server sets a wrong clock right. */
  readonly stamp: string;
  /** Field of each entry for how long ago it was made, ms, as far as the phone has counted; absent where nobody asks. */
  readonly age?: string;
  /** Most of them in one request. */
  readonly most: number;
  /** A sent one is remembered for so long, ms: until then an older answer may not know of it. */
  readonly rememberMs: number;
}

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
  /** The same as the phone counts, whatever its clock is set to. */
  readonly counted?: MonotonicReading;
  /** Account that made it, and as which alone it is sent; absent for what was done before signing in. */
  readonly owner?: string;
  /** True for what is sent without an account, whoever has signed in. */
  readonly asNobody?: true;
  /** Pictures and recordings that go along by their ids: keys in their queue, by the field of the request. They go first. */
  readonly attached?: Readonly<Record<string, readonly string[]>>;
  /** Fields of `attached` without all of which it would mean nothing: what they name was refused or lost, so is this. */
  readonly needs?: readonly string[];
  /** Set where it may travel together with others of its kind. */
  readonly batch?: BatchRule;
  /** `refused`: the server said no, and sending it again would not help. `sent`: it is there, and only remembered. */
  readonly state: 'waiting' | 'refused' | 'sent';
  /** How often the server broke down over it. */
  readonly breakdowns?: number;
  /** Why it was refused: a failure's code and sentence. */
  readonly refusal?: { readonly code: string; readonly sentence: string };
}
