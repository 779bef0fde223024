// How do many small writes travel as one, and what became of each?
import { CallFailure } from '../call-failure';
import { msBetween } from '../platform/monotonic-clock';
import type { MonotonicReading } from '../platform/monotonic-clock';
import type { OutboxItem } from './outbox-item';

/** One entry of a batch. */
interface Entry {
  readonly eventId?: unknown;
}

/** What stands in the list of an item. */
export function entriesOf({ body, batch }: OutboxItem): readonly unknown[] {
  const list = batch === undefined ? undefined : body[batch.list];
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

/** True when the two may travel in one request: they differ in nothing but their entries and when they were made. */
export function fitTogether(a: OutboxItem, b: OutboxItem): boolean {
  return a.url === b.url && a.owner === b.owner && envelopeOf(a) === envelopeOf(b);
}

/** What stands around the entries of an item; undefined when it travels alone. */
function envelopeOf({ body, batch }: OutboxItem): string | undefined {
  if (batch === undefined) return undefined;
  const { list, stamp } = batch;
  const names = Object.keys(body)
    .filter((name) => name !== list && name !== stamp)
    .sort();
  return JSON.stringify([list, stamp, names.map((name) => [name, body[name]])]);
}

/** When a request is sent. */
export interface Sending {
  readonly now: Date;
  readonly counted: MonotonicReading | undefined;
  /** Its idempotency key: what a batch holds is never twice the same. */
  readonly key: string;
}

/** One that travels alone, and says when it is sent where that is asked for: by it a wrong clock is set right. */
export function stamped(item: OutboxItem, now: Date): OutboxItem {
  return 'sentAt' in item.body ? { ...item, body: { ...item.body, sentAt: now.toISOString() } } : item;
}

/** Several items of one rule as one request. */
export function requestOf(items: readonly OutboxItem[], { now, counted, key }: Sending): OutboxItem {
  const [first] = items;
  if (first?.batch === undefined) throw new Error('nothing to send together');
  const { list, stamp } = first.batch;
  const entries = items.flatMap((item) => entriesOf(item).map((entry) => withAge(entry, item, counted)));
  return { ...first, key, body: { ...first.body, [stamp]: now.toISOString(), [list]: entries } };
}

function withAge(entry: unknown, { batch, counted }: OutboxItem, now: MonotonicReading | undefined): unknown {
  const age = msBetween(counted, now);
  return batch?.age === undefined || age === undefined ? entry : { ...(entry as object), [batch.age]: age };
}

/** Why the server refused an item of a batch that it answered; undefined when it did not. */
export function refusalOf(item: OutboxItem, answer: unknown): CallFailure | undefined {
  const outcomes: unknown =
    typeof answer === 'object' && answer !== null && 'outcomes' in answer ? answer.outcomes : undefined;
  if (!Array.isArray(outcomes)) return new CallFailure('unreadable_answer');
  const ids = entriesOf(item).map((entry) => (entry as Entry).eventId);
  const own = (
    outcomes as readonly { readonly eventId?: unknown; readonly outcome?: unknown; readonly reason?: unknown }[]
  ).find(({ eventId }) => ids.includes(eventId));
  // A server that leaves one out has not taken it.
  if (own === undefined) return new CallFailure('unreadable_answer');
  // The reason is a name of the endpoint's own; whoever shows it knows its sentence.
  return own.outcome === 'refused' ? new CallFailure(String(own.reason) as CallFailure['code']) : undefined;
}
