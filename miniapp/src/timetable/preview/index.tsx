// What will villagers see, stop by stop, and is that what I meant?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { addDays, dateAt, timetablePages } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { useNow } from '../../core/clock';
import { goTo, replaceWith } from '../../core/platform/navigation';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { DateField } from '../../ui/fields/date-field';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { Skeleton } from '../../ui/page/skeleton';
import { useDraft } from '../changing/use-draft';
import type { Draft } from '../changing/use-draft';
import { usePreview } from './use-preview';
import { usePublish } from './use-publish';
import { PreviewFailure } from './preview-failure';
import { PreviewList } from './preview-list';
import { PublishCard, SendAgain } from './publish-card';

/** 先看看村里人会看到什么. */
export default function PreviewPage(): ReactElement {
  const me = useMe();
  const [published, setPublished] = useState<number>();
  return (
    <Page title={published === undefined ? '村里人会看到什么' : '发布好了'} desk="edit" prints={false}>
      <Asked query={me} why="公司的人登录以后，才能改时刻表。">
        {({ accountId }) =>
          published === undefined ? (
            <OfAccount accountId={accountId} onPublished={setPublished} />
          ) : (
            <Published count={published} />
          )
        }
      </Asked>
    </Page>
  );
}

function Published({ count }: { readonly count: number }): ReactElement {
  return (
    <Card title={`${count} 处改动发布好了`} named>
      <Note tone="ink">村里人现在看到的就是改过的时刻表，关注了这些班车的人会收到消息。</Note>
      <Button icon="clock" word="看发布过的改动" onPress={() => replaceWith(timetablePages.changes)} />
    </Card>
  );
}

interface OfAccountProps {
  readonly accountId: string;
  readonly onPublished: (count: number) => void;
}

function OfAccount({ accountId, onPublished }: OfAccountProps): ReactElement {
  const draft = useDraft(accountId);
  const today = dateAt(useNow());
  const publish = usePublish(accountId, onPublished);
  if (draft.attempt !== undefined) return <SendAgain publish={publish} draft={draft} />;
  if (draft.changes.length === 0) {
    return (
      <EmptyAnswer sentence="还没有改动。" next="先选一班车，说怎么改。">
        <Button kind="primary" icon="pencil" word="去改时刻表" onPress={() => goTo(timetablePages.edit)} />
      </EmptyAnswer>
    );
  }
  return <Drafted draft={draft} today={today} publish={publish} />;
}

interface DraftedProps {
  readonly draft: Draft;
  readonly today: ServiceDate;
  readonly publish: ReturnType<typeof usePublish>;
}

function Drafted({ draft, today, publish }: DraftedProps): ReactElement {
  const edits = draft.changes.map(({ edit }) => edit);
  const earliest = edits.map(({ days }) => days.from).sort()[0] ?? today;
  const [from, setFrom] = useState(earliest < today ? today : earliest);
  const preview = usePreview(edits, from);
  const { answer, failure } = preview;
  return (
    <>
      {publish.stale ? (
        <NoticeStrip text="您看的时候，时刻表刚好又有了别的变动。下面已经按新的重新算过，请再看一遍，再发布。" />
      ) : null}
      {failure === undefined ? null : (
        <PreviewFailure failure={failure} changes={draft.changes} onRetry={() => void preview.refresh()} />
      )}
      {answer === undefined && failure === undefined ? <Skeleton /> : null}
      {answer === undefined || failure !== undefined ? null : (
        <>
          <PreviewList preview={answer} />
          <DateField word="看别的日子" value={from} from={today} to={addDays(today, 730)} onChoose={setFrom} />
          <PublishCard publish={publish} draft={draft} basis={answer.basis} asking={preview.asking} />
        </>
      )}
    </>
  );
}
