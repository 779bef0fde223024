// How does somebody of the staff sign in on a computer? With the code that their phone shows.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { normalCode, sessionsApi } from '@kehuoyou/shared';
import type { SignedIn } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';

/** Eight characters to type. */
export function CodeSignIn({ onSignedIn }: { readonly onSignedIn: (answer: SignedIn) => void }): ReactElement {
  const [text, setText] = useState('');
  const action = useAction();
  const signIn = () => {
    const code = normalCode(text);
    if (code === undefined) action.fail('码是八位数字和字母，请照手机上的再输一遍。');
    else action.run(async () => onSignedIn(await call(sessionsApi.byCode, { code })));
  };
  return (
    <>
      <Card title="工作人员在电脑上登录">
        <Note tone="ink">在手机微信里打开客货邮，点“我的”，再点“电脑登录码”，把看到的码输到这里。</Note>
        <TextField label="电脑登录码" value={text} onChange={setText} hint="比如 7K3M-PQ2X" most={12} />
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        <ButtonRow>
          <Button kind="primary" word={action.busy ? '正在登录' : '登录'} disabled={action.busy} onPress={signIn} />
        </ButtonRow>
      </Card>
      <Card title="乡亲们">
        <Note tone="ink">请在微信里打开客货邮小程序登录。看班车、看服务点、看通知不用登录，这里就能看。</Note>
      </Card>
    </>
  );
}
