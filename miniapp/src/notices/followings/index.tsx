// What do I follow, and how often may WeChat still tell me?
import type { ReactElement } from 'react';
import { followingsApi, messagesApi, networkApi, noticesPages, timetableApi } from '@kehuoyou/shared';
import type { Following, MessageBudget } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { askForMessages, canSubscribe } from '../../core/platform/subscribe-message';
import { useSettings } from '../../core/settings';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { FollowButton } from '../../ui/page/follow-button';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { useFollow } from '../use-follow';
import { budgetWords } from '../use-message-ask';

/** 我关注的. */
export default function Followings(): ReactElement {
  const list = useQuery(followingsApi.list, {});
  const villages = useSettings((settings) => settings.villages);
  return (
    <Page title={noticesPages.followings.title} age={list.age}>
      <Asked query={list} why="登录以后，关注的村、车站、服务点有变化就告诉您。">
        {({ followings }) => {
          const more = villages.filter(
            ({ code }) => !followings.some(({ kind, id }) => kind === 'village' && id === code),
          );
          return (
            <>
              {followings.length === 0 ? (
                <EmptyAnswer
                  sentence="您还没有关注的地方。"
                  next="关注自己的村，村里的班车、服务点和通知都会告诉您。"
                />
              ) : null}
              {more.map(({ code, name }) => (
                <OwnVillage key={code} code={code} name={name} />
              ))}
              {followings.map((following) => (
                <FollowingCard
                  key={`${following.kind}${following.id}`}
                  following={following}
                  onChanged={() => void list.refresh()}
                />
              ))}
              <Budgets />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

function OwnVillage({ code, name }: { readonly code: string; readonly name: string }): ReactElement {
  return <FollowButton follow={useFollow('village', code)} what={name} news="班车停开、服务点不开门、有通知" />;
}

const kindWords: Readonly<Record<Following['kind'], string>> = {
  village: '整个村',
  stop: '车站',
  line: '班车线路',
  point: '服务点',
};

function FollowingCard({
  following,
  onChanged,
}: {
  readonly following: Following;
  readonly onChanged: () => void;
}): ReactElement {
  const name = useFollowingName(following);
  const action = useAction();
  const drop = () =>
    action.run(async () => {
      await call(followingsApi.unfollow, { kind: following.kind, id: following.id });
      onChanged();
    });
  return (
    <Card title={name} named>
      <Note>{kindWords[following.kind]}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button word="不用告诉我了" label={`${name}有变化不用告诉我了`} disabled={action.busy} onPress={drop} />
    </Card>
  );
}

function useFollowingName({ kind, id }: Following): string {
  const county = useQuery(networkApi.areas, kind === 'village' ? {} : undefined).answer;
  const point = useQuery(networkApi.point, kind === 'point' ? { id } : undefined).answer;
  const lines = useQuery(timetableApi.lines, kind === 'line' || kind === 'stop' ? {} : undefined).answer;
  if (kind === 'village')
    return county?.children?.flatMap(({ children = [] }) => children).find(({ code }) => code === id)?.name ?? id;
  if (kind === 'point') return point?.name ?? id;
  if (kind === 'line') return `${lines?.lines.find(({ routeId }) => routeId === id)?.name ?? id} 路`;
  return lines?.stops.find((stop) => stop.id === id)?.name ?? id;
}

function Budgets(): ReactElement | null {
  const budgets = useQuery(messagesApi.budgets, canSubscribe() ? {} : undefined);
  const action = useAction();
  const more = (budget: MessageBudget) =>
    action.run(async () => {
      if (budget.templateId === undefined) return;
      const accepted = await askForMessages([budget.templateId], 'for_messages');
      if (accepted.length === 0) return action.fail('没有加上。微信的提醒关着的话，请点右上角三个点，到“设置”里打开。');
      await call(messagesApi.accept, { templates: [budget.template] });
      await budgets.refresh();
    });
  if (!canSubscribe()) return null;
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {(budgets.answer?.budgets ?? [])
        .filter(({ templateId }) => templateId !== undefined)
        .map((budget) => (
          <Card key={budget.template} title={budget.name} named>
            <Note tone="ink">{budgetWords(budget)}</Note>
            <Button
              icon="plus"
              word="再加一次提醒"
              label={`${budget.name}，再加一次提醒`}
              disabled={action.busy}
              onPress={() => more(budget)}
            />
          </Card>
        ))}
    </>
  );
}
