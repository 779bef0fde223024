// How does a child far away come to follow the parents?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, householdsApi } from '@kehuoyou/shared';
import type { Person } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { replaceWith, usePageParams } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useSignedIn } from '../../core/use-session';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { SignInNeeded } from '../../ui/page/sign-in-needed';
import { CodeEntry } from '../code-entry';
import { personCalled } from '../household/person-words';

/** 关注家里人. */
export default function Follow(): ReactElement {
  const { code } = usePageParams(accountsPages.follow);
  const signedIn = useSignedIn() !== undefined;
  const [person, setPerson] = useState<Person>();
  const action = useAction();
  const follow = (found: string) =>
    action.run(async () => setPerson(await call(householdsApi.follow, { code: found })));
  return (
    <Page title={accountsPages.follow.title}>
      {signedIn ? null : <SignInNeeded why="登录以后，才能关注家里人。" />}
      {signedIn && person === undefined ? (
        <Card>
          <Note tone="ink">请家里人在他手机的“家里人”里点“让家里人关注”，扫那个码，或者把它输进来。</Note>
          <CodeEntry label="家里人手机上的码" word="关注" code={code} action={action} onCode={follow} />
        </Card>
      ) : null}
      {person === undefined ? null : (
        <Card title={`已经关注${personCalled(person)}`} named>
          <Note tone="ink">快递到了，您也会知道。对方随时可以不让您看。</Note>
          <Button kind="primary" icon="users" word="看家里人" onPress={() => replaceWith(accountsPages.household)} />
        </Card>
      )}
    </Page>
  );
}
