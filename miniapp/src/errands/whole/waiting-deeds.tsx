// What was done to it on this phone, and waits for a network or came too late?
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { dayAndClock } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { MediaContext } from '../../core/outbox/app-media';
import { OutboxContext } from '../../core/outbox/app-outbox';
import type { OutboxItem } from '../../core/outbox/outbox-item';
import { sendNow } from '../../core/outbox/send-now';
import { UnsentDeed } from '../../ui/page/unsent-deed';

/** One card each; what was refused while nobody looked stays until it is read. */
export function WaitingDeeds({ waiting }: { readonly waiting: readonly OutboxItem[] }): ReactElement {
  const outbox = useContext(OutboxContext);
  const media = useContext(MediaContext);
  const now = useNow();
  const send = (item: OutboxItem): void => {
    outbox.retry(item.key);
    void sendNow(outbox, item, () => media.replay());
  };
  return (
    <>
      {waiting.map((item) => (
        <UnsentDeed
          key={item.key}
          item={item}
          words={`${dayAndClock(item.at, now)} ${item.label}`}
          why={item.refusal?.sentence ?? ''}
          over={item.refusal?.code !== 'internal'}
          onSend={() => send(item)}
          onDrop={() => outbox.discard(item.key)}
        />
      ))}
    </>
  );
}
