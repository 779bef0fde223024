// What was done here that waits for a network, or came too late?
import type { ReactElement } from 'react';
import type { OutboxItem } from '../../core/outbox/outbox-item';
import { Button } from '../buttons/button';
import { ButtonRow } from '../buttons/button-row';
import { StateMark } from '../states/state-mark';
import { Card } from '../cards/card';
import { Note } from '../cards/note';

/** One deed that is on the phone alone. */
export interface UnsentDeedProps {
  readonly item: Pick<OutboxItem, 'state'>;
  /** When and what: 您 今天 09:20 说办好了. */
  readonly words: string;
  /** Why it was not taken, as a sentence. */
  readonly why: string;
  /** True where sending it again would come to the same. */
  readonly over: boolean;
  /** Sends it now; what was refused once more. */
  readonly onSend: () => void;
  /** Takes it away: it is taken back, or why it was refused is read. */
  readonly onDrop: () => void;
}

/** It waits, and can be sent at once or taken back; or it was refused, and stays until that is read. */
export function UnsentDeed(props: UnsentDeedProps): ReactElement {
  return props.item.state === 'refused' ? <Refused {...props} /> : <Waiting {...props} />;
}

function Waiting({ words, onSend, onDrop }: UnsentDeedProps): ReactElement {
  const sentence = `${words}。存在手机里了，有网络就自己发出去，发到了才算数。`;
  return (
    <Card title="还没发出" named spoken={`还没发出。${sentence}`} tag={<StateMark state="planned" word="等网络" />}>
      <Note tone="ink">{sentence}</Note>
      <ButtonRow>
        <Button kind="primary" icon="refresh-cw" word="现在发" onPress={onSend} />
        <Button word="收回这一句" onPress={onDrop} />
      </ButtonRow>
    </Card>
  );
}

function Refused({ words, why, over, onSend, onDrop }: UnsentDeedProps): ReactElement {
  const sentence = `${words}。${why}`;
  return (
    <Card title="没有算上" named spoken={sentence} tag={<StateMark state="refused" word="没交上去" />}>
      <Note tone="red">{sentence}</Note>
      <ButtonRow>
        {over ? null : <Button kind="primary" icon="refresh-cw" word="再发一次" onPress={onSend} />}
        <Button word="知道了" onPress={onDrop} />
      </ButtonRow>
    </Card>
  );
}
