// What was done here that waits for a network, or came too late?
import { useContext } from 'react';
import type { ReactElement } from 'react';
import type { Complaint } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { UnsentDeed } from '../../ui/page/unsent-deed';
import { isOver, lateWords, whenWords } from './own-deeds';
import type { OwnDeeds } from './use-own-deeds';

/** A card for each, the oldest first; nothing where all is sent. */
export function UnsentDeeds({
  deeds,
  complaint,
}: {
  readonly deeds: OwnDeeds;
  readonly complaint: Complaint;
}): ReactElement {
  const outbox = useContext(OutboxContext);
  const now = useNow();
  const send = (key: string): void => {
    outbox.retry(key);
    deeds.action.run(() => outbox.replay());
  };
  return (
    <>
      {deeds.unsent.map((item) => (
        <UnsentDeed
          key={item.key}
          item={item}
          words={whenWords(item, now)}
          why={lateWords(item, complaint)}
          over={isOver(item)}
          onSend={() => send(item.key)}
          onDrop={() => outbox.discard(item.key)}
        />
      ))}
    </>
  );
}
