// Whom should the keeper ring, what should be said, and what came of it?
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { callPolicy, callsApi, noticeOutcomeNames, noticesPages } from '@kehuoyou/shared';
import type { Call, CallOutcome } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { OutboxContext, useOutbox } from '../../core/outbox/app-outbox';
import { usePulled } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { CallCard } from './call-card';

/** Asked again while the page is open, ms. */
const ASK_EVERY_MS = 60_000;
const OUTCOME = /^\/api\/calls\/([^/]+)\/outcomes$/;

/** 电话通知, for keepers. */
export default function Calls(): ReactElement {
  const me = useMe();
  const pointId = useScope(callPolicy.list)?.id;
  return (
    <Page title={noticesPages.calls.title} desk="calls">
      <Asked query={me} why="站长登录以后，在这里看要给谁打电话。">
        {() =>
          pointId === undefined ? <EmptyAnswer sentence="打电话通知归站长办。" /> : <CallList pointId={pointId} />
        }
      </Asked>
    </Page>
  );
}

function CallList({ pointId }: { readonly pointId: string }): ReactElement {
  const query = useQuery(callsApi.list, { pointId }, { everyMs: ASK_EVERY_MS });
  const { sending, refused, recorded, record, discard } = useOutcomes(query.refresh);
  usePulled(query.refresh);
  return (
    <>
      {sending.size === 0 ? null : <NoticeStrip text={`有 ${sending.size} 条记录还没送出去，有网络就送`} />}
      {refused.map(({ key, label, refusal }) => (
        <Card key={key} title={label} named>
          <Note tone="red">{refusal?.sentence}</Note>
          <Button word="知道了" onPress={() => discard(key)} />
        </Card>
      ))}
      <Asked query={query}>
        {({ calls }) => {
          const open = calls.filter(
            ({ id }) => !sending.has(id) && (recorded.get(id) === undefined || recorded.get(id) === 'not_reached'),
          );
          return open.length === 0 ? (
            <EmptyAnswer sentence="现在不用给谁打电话。" next="没有微信的乡亲，班车取消了会出现在这里。" />
          ) : (
            open.map((entry) => (
              <CallCard key={entry.id} entry={entry} onRecord={(outcome) => record(entry, outcome)} />
            ))
          );
        }}
      </Asked>
    </>
  );
}

/** Outcomes go through the outbox: recorded at once, sent when there is a network. */
function useOutcomes(refresh: () => Promise<void>) {
  const outbox = useContext(OutboxContext);
  const items = useOutbox();
  const [recorded, setRecorded] = useState<ReadonlyMap<string, CallOutcome>>(new Map());
  useEffect(() => outbox.onSettled(() => void refresh()), [outbox, refresh]);
  return {
    recorded,
    record: (entry: Call, outcome: CallOutcome) => {
      outbox.add(
        callsApi.record,
        { id: entry.id, outcome },
        `${entry.name ?? '一位乡亲'}：${noticeOutcomeNames[outcome]}`,
      );
      setRecorded(new Map(recorded).set(entry.id, outcome));
      void outbox.replay();
    },
    /** Ids of calls whose outcome has not left the phone. */
    sending: new Set(
      items.filter(({ state }) => state === 'waiting').flatMap(({ url }) => OUTCOME.exec(url)?.[1] ?? []),
    ),
    refused: items.filter(({ state, url }) => state === 'refused' && OUTCOME.test(url)),
    discard: (key: string) => outbox.discard(key),
  };
}
