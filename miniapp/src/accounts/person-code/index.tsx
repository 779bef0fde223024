// Which code does the keeper scan to confirm somebody, or a relative to follow them?
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, householdsApi } from '@kehuoyou/shared';
import type { OneTimeCode, Person } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useNow } from '../../core/clock';
import { goBack, usePageParams } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { QrPicture } from '../../ui/cards/qr-picture';
import { personCalled } from '../household/person-words';
import { validWords } from '../moment-words';

/** While the code is shown, whether it was used, ms. */
const LOOK_EVERY_MS = 3_000;

type Purpose = 'confirm' | 'follow';

const words: Readonly<Record<Purpose, { readonly title: string; readonly what: string }>> = {
  confirm: { title: '请站长核对', what: '把手机拿给站长扫一下，本人要在场。' },
  follow: {
    title: '让家里人关注',
    what: '让家里人用他的手机扫一下，或者把这些字母数字告诉他。码谁拿到都能用，只给自家人。',
  },
};

/** A big code for somebody of the household. */
export default function PersonCode(): ReactElement {
  const { id, purpose } = usePageParams(accountsPages.personCode);
  const kind: Purpose = purpose === 'follow' ? 'follow' : 'confirm';
  const people = useQuery(householdsApi.people, {}, { everyMs: LOOK_EVERY_MS });
  return (
    <Page title={words[kind].title}>
      <Asked query={people} why="登录以后，才能给家里人要码。">
        {(answer) => {
          const person = answer.people.find((each) => each.id === id);
          if (person === undefined) return <EmptyAnswer sentence="没有找到这个人，请回到家里人重新选。" />;
          if (kind === 'confirm' && person.confirmed) return <Confirmed person={person} />;
          return <Code person={person} purpose={kind} />;
        }}
      </Asked>
    </Page>
  );
}

function Confirmed({ person }: { readonly person: Person }): ReactElement {
  return (
    <Card title={personCalled(person)} named spoken={`${personCalled(person)}已经核对过了。`}>
      <Note tone="ink">已确认。以后快递到了，这部手机就会知道。</Note>
      <Button kind="primary" icon="check" word="好了" onPress={goBack} />
    </Card>
  );
}

function Code({ person, purpose }: { readonly person: Person; readonly purpose: Purpose }): ReactElement {
  const [code, setCode] = useState<OneTimeCode>();
  const now = useNow();
  const action = useAction();
  const ask = () =>
    action.run(async () =>
      setCode(
        await call(purpose === 'confirm' ? householdsApi.confirmationCode : householdsApi.sharingCode, {
          id: person.id,
        }),
      ),
    );
  useEffect(ask, [person.id, purpose]);
  const valid = code && validWords(code.expiresAt, now);
  return (
    <Card title={personCalled(person)} named>
      <Note tone="ink">{words[purpose].what}</Note>
      {code !== undefined && valid !== undefined ? <QrPicture code={code.code} link={code.link} /> : null}
      <Note>{code === undefined ? '正在要码。' : (valid ?? '码过期了，请换一个。')}</Note>
      {purpose === 'confirm' && code !== undefined ? <Note>等站长确认，确认后这里会变。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} onRetry={ask} />}
      <Button icon="refresh-cw" word="换一个码" disabled={action.busy} onPress={ask} />
    </Card>
  );
}
