// Which timetables are there, which one runs, and how does a new one come in?
import type { ReactElement } from 'react';
import { feedImportApi, feedPolicy, timetablePages } from '@kehuoyou/shared';
import { View } from '@tarojs/components';
import { useMay, useMe } from '../../accounts/use-me';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { FeedList } from './feed-list';
import { ImportList } from './import-list';
import { UploadCard } from './upload-card';
import './index.scss';

/** 换时刻表, for the county office; stands on a wide screen as well. */
export default function Feeds(): ReactElement {
  const me = useMe();
  const office = useMay(feedPolicy.read);
  // One comes here from publishing, too: what was known half a minute ago will not do.
  const feeds = useQuery(feedImportApi.feeds, office ? {} : undefined, { freshForMs: 0 });
  const imports = useQuery(feedImportApi.list, office ? {} : undefined, { freshForMs: 0 });
  return (
    <Page title={timetablePages.feeds.title} age={feeds.age} wide desk="feeds">
      <Asked query={me} why="县里办公室的人登录以后，才能换时刻表。">
        {() =>
          office ? (
            <View className="feeds-columns">
              <View className="feeds-column">
                <UploadCard onStarted={(importId) => goTo(timetablePages.feedImport, { id: importId })} />
                <Asked query={imports}>{(answer) => <ImportList imports={answer.imports} />}</Asked>
              </View>
              <View className="feeds-column">
                <Asked query={feeds}>
                  {(answer) => <FeedList feeds={answer.feeds} onRestored={() => void feeds.refresh()} />}
                </Asked>
              </View>
            </View>
          ) : (
            <EmptyAnswer sentence="整份换时刻表归县里办公室。" />
          )
        }
      </Asked>
    </Page>
  );
}
