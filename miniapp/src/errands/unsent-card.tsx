// What was asked for and is on the phone alone: does it wait for a network, or did the server not take it?
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { dayAndClock, ERRAND_MEDIA } from '@kehuoyou/shared';
import type { AskErrand } from '@kehuoyou/shared';
import { useNow } from '../core/clock';
import { MediaContext, useQueuedMedia } from '../core/outbox/app-media';
import { OutboxContext } from '../core/outbox/app-outbox';
import { attachedKeys } from '../core/outbox/attached';
import type { QueuedMedia } from '../core/outbox/media-queue';
import type { OutboxItem } from '../core/outbox/outbox-item';
import { sendNow } from '../core/outbox/send-now';
import { mediaWords } from '../core/outbox/unsent-words';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Answer } from '../ui/cards/answer';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { StateMark } from '../ui/states/state-mark';
import { linesOf } from './again';
import { LosingCard } from './losing-card';
import { useBeginning } from './use-beginning';

/** Says which, and what can be done. */
export function UnsentCard({ item }: { readonly item: OutboxItem }): ReactElement {
  const outbox = useContext(OutboxContext);
  const media = useContext(MediaContext);
  const now = useNow();
  const refused = item.state === 'refused';
  const along = useQueuedMedia(ERRAND_MEDIA).filter(({ key }) => attachedKeys(item).includes(key));
  const words = refused ? (item.refusal?.sentence ?? '') : waitingWords(item, along);
  const { lines, name, phone, by, pointId, shopId, forCaller } = item.body as unknown as AskErrand;
  // What went along with it is the form's again.
  const beginning = useBeginning(forCaller === true ? pointId : undefined, () => outbox.discard(item.key));
  // What was shown and said goes first; without that it is set aside.
  const send = (): void => void sendNow(outbox, item, () => media.replay());
  const change = (): void =>
    beginning.begin({ lines: linesOf(lines), who: { name, phone }, by, shopId, pointId, step: 0 });
  const drop = (): void => {
    outbox.discard(item.key);
    for (const key of attachedKeys(item)) void media.discard(key);
  };
  return (
    <Card
      title={`${dayAndClock(item.at, now)} ${item.label}`}
      named
      spoken={`${refused ? '没有发出去' : '还没发出去'}。${words}`}
      readable={false}
      tag={<StateMark state={refused ? 'refused' : 'planned'} word={refused ? '没发出去' : '等网络'} />}
    >
      <Answer figure={refused ? '没有发出去' : '还没发出去'} />
      <Note tone={refused ? 'red' : 'ink'}>{words}</Note>
      <LosingCard {...beginning} />
      <ButtonRow>
        {refused ? (
          <Button kind="primary" icon="pencil" word="改一改" onPress={change} />
        ) : (
          <Button kind="primary" icon="refresh-cw" word="现在发" onPress={send} />
        )}
        <Button kind="danger" word="不要了" onPress={drop} />
      </ButtonRow>
    </Card>
  );
}

/** 托人带食盐 2 包，连 1 张照片，存在手机里了。… */
function waitingWords({ label }: OutboxItem, along: readonly QueuedMedia[]): string {
  const also = along.length === 0 ? '' : `，连${mediaWords(along)}`;
  return `${label}${also}，存在手机里了。有网络就自己发出去，不用再来点。`;
}
