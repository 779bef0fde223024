// What should I know, and what have I read already?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  dayAndClock,
  noticeOutcomeNames,
  noticeRules,
  noticesApi,
  noticesPages,
  parsePageAddress,
} from '@kehuoyou/shared';
import type { Notice } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { goTo, goToAddress, usePulled } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Tag } from '../../ui/cards/tag';
import { useInbox } from '../use-inbox';

/** 消息. */
export default function InboxPage(): ReactElement {
  const { query, unread, isRead, markRead } = useInbox();
  const [older, setOlder] = useState<readonly Notice[]>([]);
  usePulled(query.refresh);
  return (
    <Page title={unread === 0 ? '消息' : `消息（${unread} 条没看）`} age={query.age}>
      <Asked query={query} why="登录以后，关注的班车、服务点有变化，都会写在这里。">
        {({ notices }) => {
          const all = [...notices, ...older.filter(({ id }) => !notices.some((each) => each.id === id))];
          const [newest] = notices;
          const last = all[all.length - 1];
          return (
            <>
              {all.length === 0 ? <Nothing /> : null}
              {unread > 1 && newest !== undefined ? (
                <ReadAll upTo={newest.id} onDone={() => void query.refresh()} />
              ) : null}
              {all.map((notice) => (
                <NoticeCard key={notice.id} notice={notice} read={isRead(notice)} onRead={() => markRead(notice.id)} />
              ))}
              {last === undefined || notices.length === 0 ? null : (
                <Older before={last.id} onFound={(found) => setOlder([...older, ...found])} />
              )}
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

function Nothing(): ReactElement {
  return (
    <EmptyAnswer sentence="现在没有消息。" next="关注了村、车站或服务点，有变化就会告诉您。">
      <Button icon="bell" word="看我关注的地方" onPress={() => goTo(noticesPages.followings)} />
    </EmptyAnswer>
  );
}

function ReadAll({ upTo, onDone }: { readonly upTo: string; readonly onDone: () => void }): ReactElement {
  const action = useAction();
  const read = () =>
    action.run(async () => {
      await call(noticesApi.readAll, { upTo });
      onDone();
    });
  return (
    <ButtonRow>
      <Button icon="check" word="都看过了" disabled={action.busy} onPress={read} />
    </ButtonRow>
  );
}

/** Asks for what came before a notice. */
function Older({
  before,
  onFound,
}: {
  readonly before: string;
  readonly onFound: (notices: readonly Notice[]) => void;
}): ReactElement {
  const action = useAction();
  const look = () =>
    action.run(async () => {
      const page = await call(noticesApi.inbox, { before });
      if (page.notices.length === 0) action.fail('没有更早的消息了。');
      onFound(page.notices);
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button word="看更早的" disabled={action.busy} onPress={look} />
    </>
  );
}

interface NoticeCardProps {
  readonly notice: Notice;
  readonly read: boolean;
  readonly onRead: () => void;
}

function NoticeCard({ notice, read, onRead }: NoticeCardProps): ReactElement {
  const now = useNow();
  const when = dayAndClock(notice.at, now);
  const page = parsePageAddress(notice.page);
  const tag = notice.superseded ? (
    <Tag word="情况又变了" tone="grey" />
  ) : read ? (
    <Tag word="看过" tone="grey" />
  ) : (
    <Tag word="没看" tone="amber" />
  );
  const open = () => {
    if (!read) onRead();
    if (page !== undefined) goToAddress(page);
  };
  const told = notice.told
    .filter(({ channel }) => channel !== 'inbox')
    .map(({ outcome }) => noticeOutcomeNames[outcome]);
  return (
    <Card title={`${noticeRules[notice.kind].name} · ${when}`} spoken={notice.spoken} tag={tag}>
      <Note tone={notice.superseded ? 'grey' : 'ink'}>{notice.text}</Note>
      <Note>{[notice.reason, ...told].join(' · ')}</Note>
      {read && page === undefined ? null : (
        <ButtonRow>
          {read ? null : <Button icon="check" word="看过了" label={`看过了：${notice.title}`} onPress={onRead} />}
          {page === undefined ? null : (
            <Button icon="chevron-right" word="去看看" label={`去看看：${notice.title}`} onPress={open} />
          )}
        </ButtonRow>
      )}
    </Card>
  );
}
