// What was said and is on the phone alone: does it wait for a network, or did the server not take it?
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_MEDIA, complaintsPages, dayAndClock } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { MediaContext, useQueuedMedia } from '../../core/outbox/app-media';
import { mediaWords } from '../../core/outbox/unsent-words';
import type { OutboxItem } from '../../core/outbox/outbox-item';
import { replaceWith } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import { useKeptReceipts } from '../kept-receipts';

/** Says which, and what can be done. */
export function UnsentCard({ item }: { readonly item: OutboxItem }): ReactElement {
  const outbox = useContext(OutboxContext);
  const queue = useContext(MediaContext);
  const now = useNow();
  const receipt = String(item.body['receipt']);
  const media = useQueuedMedia(COMPLAINT_MEDIA).filter((each) => each.receipt === receipt);
  const refused = item.state === 'refused';
  const send = () => {
    outbox.retry(item.key);
    void outbox.replay();
  };
  const giveUp = () => {
    for (const { key } of media) void queue.discard(key);
    useKeptReceipts.getState().drop(receipt);
    outbox.discard(item.key);
    replaceWith(complaintsPages.mine);
  };
  const also = media.length === 0 ? '' : `，连${mediaWords(media)}`;
  const words = refused
    ? `没有交上去：${item.refusal?.sentence ?? ''}`
    : `${item.label}${also}，都存在手机里了。有网络就自己发出去，不用再来点。`;
  return (
    <Card
      title={`${dayAndClock(item.at, now)} 说的`}
      spoken={refused ? words : `还没发出去。${words}`}
      tag={<StateMark state={refused ? 'refused' : 'planned'} word={refused ? '没交上去' : '等网络'} />}
    >
      <Answer figure={refused ? '没有交上去' : '还没发出去'} />
      <Note tone={refused ? 'red' : 'ink'}>{words}</Note>
      <ButtonRow>
        <Button kind="primary" icon="refresh-cw" word={refused ? '再交一次' : '现在发'} onPress={send} />
        <Button kind="danger" word="不说了" onPress={giveUp} />
      </ButtonRow>
    </Card>
  );
}
