// What stands on a page of one's own before one has signed in?
import type { ReactElement } from 'react';
import { accountsPages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useExpired } from '../../core/use-session';
import { Button } from '../buttons/button';
import { EmptyAnswer } from './empty-answer';

/** Says what signing in is for, and leads there. */
export function SignInNeeded({ why }: { readonly why: string }): ReactElement {
  const expired = useExpired();
  return (
    <EmptyAnswer sentence={expired ? '登录过期了，请再登录一次。' : why} next="看班车、看服务点都不用登录。">
      <Button kind="primary" icon="user" word="去登录" onPress={() => goTo(accountsPages.signIn)} />
    </EmptyAnswer>
  );
}
