// What was found in this file, what would it change, and shall it be the timetable?
import type { ReactElement } from 'react';
import { feedImportApi, feedImportMoves, movesFrom, timetablePages } from '@kehuoyou/shared';
import type { FeedImport, FeedImportState } from '@kehuoyou/shared';
import { View } from '@tarojs/components';
import { useMe } from '../../accounts/use-me';
import { replaceWith, usePageParams } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Tag } from '../../ui/cards/tag';
import { bytesWords } from '../../core/bytes-words';
import { importSentence, importStates } from '../changing/feed-words';
import { Difference } from './difference';
import { PublishFeed } from './publish-feed';
import { ReadingProgress } from './reading-progress';
import { IssueList } from './issue-list';
import '../feeds/index.scss';

/** 检查时刻表: opened with `id`, an import's id. */
export default function FeedImportPage(): ReactElement {
  const { id } = usePageParams(timetablePages.feedImport);
  const me = useMe();
  const status = useQuery(feedImportApi.status, id === undefined ? undefined : { importId: id });
  return (
    <Page title={timetablePages.feedImport.title} age={status.age} wide desk="feeds">
      <Asked query={me} why="县里办公室的人登录以后，才能换时刻表。">
        {() => <Asked query={status}>{(found) => <Found found={found} refresh={status.refresh} />}</Asked>}
      </Asked>
    </Page>
  );
}

function Found({
  found,
  refresh,
}: {
  readonly found: FeedImport;
  readonly refresh: () => Promise<void>;
}): ReactElement {
  const { state, validation, difference, fileName, bytes } = found;
  const name = fileName === '' ? '没有名字的文件' : fileName;
  const words = importStates[state];
  return (
    <>
      <Card
        title={`${name} · ${bytesWords(bytes)}`}
        tag={<Tag word={words.word} tone={words.tone} />}
        spoken={`${name}，${importSentence(found)}`}
        readable={false}
      >
        <Note tone="ink">{importSentence(found)}</Note>
        {state === 'reading' ? <ReadingProgress refresh={refresh} /> : null}
        <ToFeeds state={state} />
      </Card>
      <View className="feeds-columns">
        {difference === undefined ? null : (
          <View className="feeds-column">
            <Difference difference={difference} />
          </View>
        )}
        {validation === undefined ? null : (
          <View className="feeds-column feeds-column-wide">
            <IssueList validation={validation} name={name} />
          </View>
        )}
      </View>
      {movesFrom(feedImportMoves, state).includes('publish') ? <PublishFeed found={found} refresh={refresh} /> : null}
    </>
  );
}

/** Where one goes on when nothing is left to do here. */
function ToFeeds({ state }: { readonly state: FeedImportState }): ReactElement | null {
  const go = () => replaceWith(timetablePages.feeds);
  if (state === 'published') return <Button icon="chevron-left" word="看所有的时刻表" onPress={go} />;
  if (state !== 'refused' && state !== 'interrupted') return null;
  return <Button kind="primary" icon="refresh-cw" word="再送一份" onPress={go} />;
}
