// Which code do I type on the computer?
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, sessionsApi } from '@kehuoyou/shared';
import type { OneTimeCode } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { useAction } from '../../core/use-action';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { QrPicture } from '../../ui/cards/qr-picture';
import { SignInNeeded } from '../../ui/page/sign-in-needed';
import { validWords } from '../moment-words';

/** 电脑登录码. */
export default function BrowserCode(): ReactElement {
  const signedIn = useSignedIn() !== undefined;
  return (
    <Page title={accountsPages.browserCode.title}>
      {signedIn ? <Code /> : <SignInNeeded why="登录以后，才能要电脑登录码。" />}
    </Page>
  );
}

function Code(): ReactElement {
  const [code, setCode] = useState<OneTimeCode>();
  const now = useNow();
  const action = useAction();
  const ask = () => action.run(async () => setCode(await call(sessionsApi.code, {})));
  useEffect(ask, []);
  const valid = code && validWords(code.expiresAt, now);
  return (
    <Card title="在电脑上打开客货邮，点“登录”，输这个码">
      {code !== undefined && valid !== undefined ? <QrPicture code={code.code} /> : null}
      <Note>{code === undefined ? '正在要码。' : (valid ?? '码过期了，请换一个。')}</Note>
      <Note tone="red">谁拿到这个码，谁就能用您的名义办事，别告诉别人。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} onRetry={ask} />}
      <Button icon="refresh-cw" word="换一个码" disabled={action.busy} onPress={ask} />
    </Card>
  );
}
