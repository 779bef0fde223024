// How does somebody sign in who is in WeChat anyway?
import type { ReactElement } from 'react';
import { sessionsApi } from '@kehuoyou/shared';
import type { SignedIn } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { agreeToPrivacy, openPrivacyContract, wechatCode } from '../../core/platform/wechat-account';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';

/** One press; WeChat's own question about privacy comes first. */
export function WeChatSignIn({ onSignedIn }: { readonly onSignedIn: (answer: SignedIn) => void }): ReactElement {
  const action = useAction();
  const signIn = () =>
    action.run(async () => {
      if (!(await agreeToPrivacy())) {
        action.fail('您没有同意隐私保护指引，就不登录了。看班车、看服务点照样能用。');
        return;
      }
      const code = await wechatCode();
      if (code === undefined) action.fail('微信没有回应，请看看网络，再点一次。');
      else onSignedIn(await call(sessionsApi.byWechat, { code }));
    });
  return (
    <Card>
      <Note tone="ink">查自家的快递、管家里人，或者来服务点工作，才要登录。登录只要点一下，不用填什么。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button kind="primary" word={action.busy ? '正在登录' : '用微信登录'} disabled={action.busy} onPress={signIn} />
        <Button word="先看隐私保护指引" onPress={openPrivacyContract} />
      </ButtonRow>
    </Card>
  );
}
