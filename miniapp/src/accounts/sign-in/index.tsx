// How does one say who one is? In WeChat by WeChat, in a browser by a code from the phone.
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, tabPages } from '@kehuoyou/shared';
import type { SignedIn } from '@kehuoyou/shared';
import { CallFailure } from '../../core/call-failure';
import { canGoBack, goBack, goTo } from '../../core/platform/navigation';
import { inWeChatApp } from '../../core/platform/wechat-account';
import { session } from '../../core/session';
import { useExpired, useSignedIn } from '../../core/use-session';
import { NoticeStrip } from '../../ui/page/notice-strip';
import { Page } from '../../ui/page/page';
import { CodeSignIn } from './code-sign-in';
import { SamplePeople } from './sample-people';
import { WeChatSignIn } from './wechat-sign-in';

/** 登录. */
export default function SignIn(): ReactElement {
  const expired = useExpired();
  const signedIn = useSignedIn() !== undefined;
  // Whoever is signed in has nothing to do here: back to where they were asked to.
  useEffect(() => {
    if (!signedIn) return;
    if (canGoBack()) goBack();
    else goTo(tabPages.me);
  }, [signedIn]);
  return (
    <Page title={accountsPages.signIn.title}>
      {expired ? <NoticeStrip text="登录过期了，请再登录一次" /> : null}
      {inWeChatApp() ? <WeChatSignIn onSignedIn={keep} /> : <CodeSignIn onSignedIn={keep} />}
      <SamplePeople onSignedIn={keep} />
    </Page>
  );
}

function keep(answer: SignedIn): void {
  if (!session.keep(answer)) throw new CallFailure('storage_full');
}
