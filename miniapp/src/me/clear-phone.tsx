// How does one wipe what the app keeps on this phone?
import { useContext, useState } from 'react';
import type { ReactElement } from 'react';
import { tabPages } from '@kehuoyou/shared';
import { useKeptReceipts } from '../complaints/kept-receipts';
import { useSayDraft } from '../complaints/say/say-draft';
import { OutboxContext, useOutbox } from '../core/outbox/app-outbox';
import { MediaContext, useQueuedMedia } from '../core/outbox/app-media';
import { unsentWords } from '../core/outbox/unsent-words';
import { goTo } from '../core/platform/navigation';
import { storage } from '../core/platform/storage';
import { useSettings } from '../core/settings';
import { QueryContext } from '../core/use-query';
import { useRecentNumbers } from '../parcels/tracking/recent-numbers';
import { useDrafts } from '../timetable/changing/use-draft';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';
import { NoticeStrip } from '../ui/page/notice-strip';

/** 清空本机保存的信息: asks once more, and says what would be lost. */
export function ClearPhone(): ReactElement {
  const [asking, setAsking] = useState(false);
  const unsent = useUnsent();
  const clear = useClear();
  if (!asking) {
    return (
      <Card title="借来的手机？换手机？">
        <ButtonRow>
          <Button kind="danger" icon="trash-2" word="清空本机保存的信息" onPress={() => setAsking(true)} />
        </ButtonRow>
      </Card>
    );
  }
  return (
    <Card title="真的要清空吗？">
      <Note tone="ink">记下的村、字的大小、存在手机里的班次、没发布的改动都会没有。以后可以重新选。</Note>
      {unsent === '' ? null : <NoticeStrip tone="red" text={`还有 ${unsent}没有送出去，清空就没有了`} />}
      <ButtonRow>
        <Button word="不清空" onPress={() => setAsking(false)} />
        <Button
          kind="danger"
          word="清空"
          onPress={() => {
            setAsking(false);
            clear();
          }}
        />
      </ButtonRow>
    </Card>
  );
}

/** What has not been sent yet, in words; also what others have left on a shared phone. */
function useUnsent(): string {
  useOutbox();
  useQueuedMedia();
  const writes = useContext(OutboxContext).items().filter(isUnsent);
  return unsentWords(writes.length, useContext(MediaContext).items().filter(isUnsent));
}

function isUnsent({ state }: { readonly state: string }): boolean {
  return state !== 'sent';
}

function useClear(): () => void {
  const book = useContext(QueryContext);
  const outbox = useContext(OutboxContext);
  const media = useContext(MediaContext);
  return () => {
    void media.forgetAll();
    for (const { key } of outbox.items()) outbox.discard(key);
    book.forgetAll();
    useDrafts.setState(useDrafts.getInitialState(), true);
    useRecentNumbers.getState().forget();
    useKeptReceipts.setState(useKeptReceipts.getInitialState(), true);
    useSayDraft.setState(useSayDraft.getInitialState(), true);
    for (const name of storage.names('')) storage.remove(name);
    // Written last: changing the settings keeps them at once.
    useSettings.setState(useSettings.getInitialState(), true);
    goTo(tabPages.home);
  };
}
