// What did the keeper write down that is on the phone alone?
import type { ReactElement } from 'react';
import type { OutboxItem } from '../../core/outbox/outbox-item';
import { UnsentCard } from '../unsent-card';
import { useSentErrands } from '../use-sent-errands';

interface UnsentProps {
  readonly items: readonly OutboxItem[];
  readonly onSent: () => Promise<void>;
}

/** A card each. */
export function Unsent({ items, onSent }: UnsentProps): ReactElement {
  useSentErrands(onSent);
  return (
    <>
      {items.map((item) => (
        <UnsentCard key={item.key} item={item} />
      ))}
    </>
  );
}
