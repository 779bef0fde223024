// What does the app know of me, and is it right?
import type { ReactElement } from 'react';
import { accountsPages, meApi } from '@kehuoyou/shared';
import type { Me } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { inWeChatApp } from '../../core/platform/wechat-account';
import { useAction } from '../../core/use-action';
import { Asked } from '../../ui/page/asked';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { Tag } from '../../ui/cards/tag';
import { WeChatPhoneButton } from '../../ui/buttons/wechat-phone-button';
import { ConsentCard } from '../consent-card';
import { SignOut } from '../sign-out';
import { useMe } from '../use-me';
import { MyName } from './my-name';
import { MyRoles } from './my-roles';

/** 我的资料. */
export default function Mine(): ReactElement {
  const me = useMe();
  return (
    <Page title={accountsPages.mine.title} age={me.age}>
      <Asked query={me} why="登录以后，才有您的资料。">
        {(answer) => (
          <>
            {answer.privacyAgreed ? null : <ConsentCard kind="privacy_notice" onChanged={() => void me.refresh()} />}
            <MyName me={answer} onChanged={() => void me.refresh()} />
            <MyPhone me={answer} onChanged={() => void me.refresh()} />
            <MyRoles me={answer} onChanged={() => void me.refresh()} />
            <SignOut />
          </>
        )}
      </Asked>
    </Page>
  );
}

function MyPhone({ me, onChanged }: { readonly me: Me; readonly onChanged: () => void }): ReactElement {
  const action = useAction();
  const keep = (code: string) =>
    action.run(async () => {
      await call(meApi.phone, { code });
      onChanged();
    });
  return (
    <Card
      title="手机号"
      tag={
        me.phone === undefined ? null : (
          <Tag word={me.phoneConfirmed ? '已确认' : '等站长确认'} tone={me.phoneConfirmed ? 'green' : 'amber'} />
        )
      }
    >
      <Note tone="ink">{me.phone ?? '还没有手机号。有了手机号，才认得出哪些快递是您的。'}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {inWeChatApp() && !me.privacyAgreed ? <Note>先看上面怎样用您的信息，同意了再告诉我们手机号。</Note> : null}
      {inWeChatApp() && me.privacyAgreed ? (
        <WeChatPhoneButton
          word={me.phone === undefined ? '用微信的手机号' : '换成微信现在的手机号'}
          onCode={keep}
          onRefused={() => action.fail('微信没有给出号码，您可以去“家里人”里填上，请站长核对。')}
        />
      ) : null}
      {inWeChatApp() ? null : <Note>手机号要在微信小程序里确认，或者在“家里人”里填上，请站长核对。</Note>}
    </Card>
  );
}
