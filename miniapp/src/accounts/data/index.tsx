// What do you hold about me, and how do I take it away or have it deleted?
import type { ReactElement } from 'react';
import { dayAndClock, accountsPages, meApi, roleNames } from '@kehuoyou/shared';
import type { MyData } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { savesFiles, takeAway } from '../../core/platform/files/take-away';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Row } from '../../ui/cards/row';
import { call } from '../../core/call';
import { DeleteAccount } from './delete-account';
import { FarewellCard, useFarewell } from './farewell';
import { MySessions } from './my-sessions';

/** 我的数据. */
export default function Data(): ReactElement {
  const data = useQuery(meApi.data, {});
  const farewell = useFarewell();
  if (farewell !== undefined) {
    return (
      <Page title="账号已经删除">
        <FarewellCard deletion={farewell} />
      </Page>
    );
  }
  return (
    <Page title={accountsPages.data.title} age={data.age}>
      <Asked query={data} why="登录以后，在这里看我们存了您的什么。">
        {(answer) => (
          <>
            <Held data={answer} />
            <Export />
            <MySessions sessions={answer.sessions} onChanged={() => void data.refresh()} />
            <Readings data={answer} />
            <List>
              {answer.retention.map((rule) => (
                <Row key={rule.subject} title={`${rule.name}：${daysWords(rule.days)}`} note={`从${rule.since}算起，到期${rule.then === 'delete' ? '删掉' : '去掉姓名电话'}。依据：${rule.basis}`} />
              ))}
            </List>
            <DeleteAccount />
          </>
        )}
      </Asked>
    </Page>
  );
}

function Held({ data }: { readonly data: MyData }): ReactElement {
  return (
    <Card title="我们存了您的这些">
      <Note tone="ink">{`称呼：${data.me.name ?? '没有'}`}</Note>
      <Note tone="ink">{`手机号：${data.me.phone ?? '没有'}`}</Note>
      <Note tone="ink">{`家里人：${data.people.filter(({ relation }) => relation !== 'self').length} 位`}</Note>
      <Note tone="ink">{`同意和收回的记录：${data.consents.length} 条`}</Note>
      <Note>称呼不对，到“我的资料”改。</Note>
    </Card>
  );
}

function Export(): ReactElement {
  const action = useAction();
  const take = () =>
    action.run(async () => {
      const answer = await call(meApi.data, {});
      const kept = await takeAway(`客货邮-我的数据-${answer.madeAt.slice(0, 10)}.json`, JSON.stringify(answer, null, 2));
      if (!kept) action.fail('手机没有让复制，请在设置里允许微信使用剪贴板，再点一次。');
    });
  return (
    <Card title="带走一份">
      <Note tone="ink">{savesFiles() ? '存成一个文件，拿到电脑上能打开看。' : '复制以后，可以粘贴到微信“文件传输助手”里保存。'}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button icon="download" word={savesFiles() ? '下载我的数据' : '复制我的数据'} disabled={action.busy} onPress={take} />
      </ButtonRow>
    </Card>
  );
}

function Readings({ data }: { readonly data: MyData }): ReactElement {
  const now = useNow();
  if (data.readings.length === 0) {
    return (
      <Card title="谁看过您的称呼和号码">
        <Note tone="ink">没有工作人员看过您的完整称呼和号码。</Note>
      </Card>
    );
  }
  return (
    <List>
      {data.readings.map(({ at, role, reason }) => (
        <Row key={`${at}${role}${reason}`} icon="user" title={`${roleNames[role]}看过您的称呼和号码`} note={`${dayAndClock(at, now)} · ${reason}`} />
      ))}
    </List>
  );
}

function daysWords(days: number): string {
  return days % 365 === 0 ? `留 ${days / 365} 年` : `留 ${days} 天`;
}
