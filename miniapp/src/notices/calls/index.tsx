// Whom should the keeper ring, what should be said, and what came of it?
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { callsApi, noticeOutcomeNames } from '@kehuoyou/shared';
import type { Call, CallContact, CallOutcome } from '@kehuoyou/shared';
import { useGrant, useMe } from '../../accounts/use-me';
import { OutboxContext, useOutbox } from '../../core/outbox/app-outbox';
import { call } from '../../core/call';
import { usePulled } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Tag } from '../../ui/cards/tag';

/** Asked again while the page is open, ms. */
const ASK_EVERY_MS = 60_000;
const OUTCOME = /^\/api\/calls\/([^/]+)\/outcomes$/;

/** 电话通知, for keepers. */
export default function Calls(): ReactElement {
  const me = useMe();
  const pointId = useGrant(['keeper'])?.scope.id;
  return (
    <Page title="电话通知">
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
  const outbox = useContext(OutboxContext);
  const items = useOutbox();
  const [recorded, setRecorded] = useState<ReadonlyMap<string, CallOutcome>>(new Map());
  usePulled(query.refresh);
  useEffect(() => outbox.onSettled(() => void query.refresh()), [outbox, query.refresh]);
  const record = (entry: Call, outcome: CallOutcome) => {
    outbox.add(
      callsApi.record,
      { id: entry.id, outcome },
      `${entry.name ?? '一位乡亲'}：${noticeOutcomeNames[outcome]}`,
    );
    setRecorded(new Map(recorded).set(entry.id, outcome));
    void outbox.replay();
  };
  const sending = new Set(
    items.filter(({ state }) => state === 'waiting').flatMap(({ url }) => OUTCOME.exec(url)?.[1] ?? []),
  );
  const refused = items.filter(({ state, url }) => state === 'refused' && OUTCOME.test(url));
  return (
    <>
      {sending.size === 0 ? null : <NoticeStrip text={`有 ${sending.size} 条记录还没送出去，有网络就送`} />}
      {refused.map(({ key, label, refusal }) => (
        <Card key={key} title={label} named>
          <Note tone="red">{refusal?.sentence}</Note>
          <Button word="知道了" onPress={() => outbox.discard(key)} />
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

function CallCard({
  entry,
  onRecord,
}: {
  readonly entry: Call;
  readonly onRecord: (outcome: CallOutcome) => void;
}): ReactElement {
  const [contact, setContact] = useState<CallContact>();
  const action = useAction();
  const look = () => action.run(async () => setContact(await call(callsApi.contact, { id: entry.id })));
  const name = contact?.name ?? entry.name ?? '没写称呼的乡亲';
  const number = contact?.phone;
  return (
    <Card
      title={name}
      named
      spoken={`给${name}打电话，告诉他：${entry.spoken}`}
      tag={entry.attempts === 0 ? null : <Tag word={`打过 ${entry.attempts} 次没通`} tone="amber" />}
    >
      <Note tone="ink">{`告诉他：${entry.text}`}</Note>
      <Note>{number ?? entry.phone ?? '没有号码，见到人请口头告诉他。'}</Note>
      {contact !== undefined && number === undefined ? <Note tone="red">他没有留下号码，请口头告诉他。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {number === undefined ? (
          <Button
            icon="phone"
            word="看号码"
            label={`看${name}的号码，会记下来`}
            disabled={action.busy || contact !== undefined}
            onPress={look}
          />
        ) : (
          <PhoneButton number={number} who={name} />
        )}
        <Button
          kind="primary"
          icon="check"
          word="已口头通知"
          label={`已口头通知${name}`}
          onPress={() => onRecord('told')}
        />
        <Button word="没打通" label={`${name}没打通`} onPress={() => onRecord('not_reached')} />
        <Button word="号码不对" label={`${name}号码不对`} onPress={() => onRecord('wrong_number')} />
      </ButtonRow>
    </Card>
  );
}
