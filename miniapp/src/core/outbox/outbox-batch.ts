// How do many small writes travel as one, and what became of each?
import { CallFailure } from '../call-failure';
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

/** Several items of one rule as one request, sent at `now` under a key of its own: what it holds is never twice the same. */
export function requestOf(items: readonly OutboxItem[], now: Date, key: string): OutboxItem {
  const [first] = items;
  if (first?.batch === undefined) throw new Error('nothing to send together');
  const { list, stamp } = first.batch;
  return { ...first, key, body: { ...first.body, [stamp]: now.toISOString(), [list]: items.flatMap(entriesOf) } };
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
