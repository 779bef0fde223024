// Shall this be the timetable that everybody sees?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { feedImportApi } from '@kehuoyou/shared';
import type { FeedImport } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { CallFailure } from '../../core/call-failure';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';

/** Asks once more; against another timetable than the one compared with, the difference is drawn anew. */
export function PublishFeed({
  found,
  refresh,
}: {
  readonly found: FeedImport;
  readonly refresh: () => Promise<void>;
}): ReactElement {
  const { asking, setAsking, stale, action, publish } = usePublishFeed(found, refresh);
  return (
    <Card title={asking ? '真的换成这一份吗？' : '用这一份吗？'} named>
      {stale ? (
        <NoticeStrip text="您看的时候，时刻表刚好又有了变动。上面已经按新的重新比过，请再看一遍，再发布。" />
      ) : null}
      <Note tone={asking ? 'red' : 'ink'}>
        {asking
          ? '发布以后，村里人马上看到新的时刻表。在现在这份上发布过的改动（停开、加班、改时间）不会带过去。'
          : '看清楚少了哪些线路、班次和车站，再发布。发布错了可以换回来。'}
      </Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="先不换" onPress={() => setAsking(false)} /> : null}
        <Button
          kind={asking ? 'danger' : 'primary'}
          icon="check"
          word={asking ? '真的发布' : '发布'}
          disabled={action.busy}
          onPress={asking ? publish : () => setAsking(true)}
        />
      </ButtonRow>
    </Card>
  );
}

/** Publishing, which asks anew when the timetable changed meanwhile. */
function usePublishFeed(found: FeedImport, refresh: () => Promise<void>) {
  const [asking, setAsking] = useState(false);
  const [stale, setStale] = useState(false);
  const action = useAction();
  const publish = () =>
    action.run(async () => {
      try {
        await call(feedImportApi.publish, { importId: found.importId, basis: found.basis ?? '' });
      } catch (error) {
        if (!(error instanceof CallFailure) || error.code !== 'timetable_changed') throw error;
        setStale(true);
        setAsking(false);
      }
      await refresh();
    });
  return { asking, setAsking, stale, action, publish };
}
