// What became of something that was kept just now: is it there, was it refused, or does it wait for a network?
import type { Outbox, Outcome } from './outbox';
import type { OutboxItem } from './outbox-item';

/** Sends what waits, this among it, once `first` is over; undefined while it waits on. Never rejects unless `first` does. */
export async function sendNow(
  outbox: Outbox,
  { key }: Pick<OutboxItem, 'key'>,
  first: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome | undefined> {
  let outcome: Outcome | undefined;
  const stop = outbox.onSettled((item, came) => {
    if (item.key === key) outcome = came;
  });
  await first()
    .then(() => outbox.replay())
    .finally(stop);
  return outcome;
}
