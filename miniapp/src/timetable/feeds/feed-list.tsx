// Which timetables are stored, and how does an earlier one come back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { feedImportApi, momentText } from '@kehuoyou/shared';
import type { StoredFeed } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';

/** The stored timetables, the one that runs first. */
export function FeedList({
  feeds,
  onRestored,
}: {
  readonly feeds: readonly StoredFeed[];
  readonly onRestored: () => void;
}): ReactElement {
  const inOrder = [...feeds].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return (
    <>
      {inOrder.map((feed) => (
        <FeedCard key={feed.feedId} feed={feed} onRestored={onRestored} />
      ))}
    </>
  );
}

interface FeedCardProps {
  readonly feed: StoredFeed;
  readonly onRestored: () => void;
}

function FeedCard({ feed, onRestored }: FeedCardProps): ReactElement {
  const { version, publisher, importedAt, currentSince, isCurrent } = feed;
  const name = version === '' ? publisher : `${publisher} ${version}`;
  const tag = isCurrent ? (
    <Tag word="正在用" />
  ) : currentSince === undefined ? (
    <Tag word="没发布过" tone="amber" />
  ) : (
    <Tag word="以前用过" tone="grey" />
  );
  const since =
    currentSince === undefined
      ? ''
      : isCurrent
        ? `，${momentText(new Date(currentSince))} 起在用`
        : `，${momentText(new Date(currentSince))} 换上过`;
  return (
    <Card title={name} named tag={tag}>
      <Note>{`${momentText(new Date(importedAt))} 收到${since}`}</Note>
      {isCurrent || currentSince === undefined ? null : <Restore feed={feed} name={name} onRestored={onRestored} />}
    </Card>
  );
}

/** Asks once more: everybody sees the other timetable at once. */
function Restore({ feed, name, onRestored }: FeedCardProps & { readonly name: string }): ReactElement {
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const restore = () =>
    action.run(async () => {
      await call(feedImportApi.restore, { feedId: feed.feedId });
      setAsking(false);
      onRestored();
    });
  return (
    <>
      {asking ? <Note tone="red">换回这一份以后，村里人马上看到它，当时在它上面发布的改动也一起回来。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="不换" onPress={() => setAsking(false)} /> : null}
        <Button
          kind="danger"
          word={asking ? '真的换回这一份' : '换回这一份'}
          label={`${asking ? '真的换回' : '换回'}：${name}`}
          disabled={action.busy}
          onPress={asking ? restore : () => setAsking(true)}
        />
      </ButtonRow>
    </>
  );
}
