// Where am I signed in, and how do I sign out there?
import type { ReactElement } from 'react';
import { dayAndClock, sessionsApi } from '@kehuoyou/shared';
import type { Session, SessionKind } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';

const kindWords: Readonly<Record<SessionKind, string>> = { wechat: '一台手机的微信', browser: '一台电脑的浏览器', sample: '样例试用' };

/** 登录着的手机和电脑. */
export function MySessions({ sessions, onChanged }: { readonly sessions: readonly Session[]; readonly onChanged: () => void }): ReactElement {
  const now = useNow();
  const action = useAction();
  const end = (id: string) =>
    action.run(async () => {
      await call(sessionsApi.end, { id });
      onChanged();
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {sessions.map(({ id, kind, current, lastSeenAt, openedAt }) => (
        <Card key={id} title={current ? '就是这台' : kindWords[kind]} named>
          <Note>{`${dayAndClock(openedAt, now)} 登录，${dayAndClock(lastSeenAt, now)} 用过`}</Note>
          {current ? null : <Button icon="log-out" word={kind === 'wechat' ? '退出那台手机' : '退出那边'} disabled={action.busy} onPress={() => end(id)} />}
        </Card>
      ))}
    </>
  );
}
