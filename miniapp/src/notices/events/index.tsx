// What could not be passed on inside the system, and does trying again help?
import type { ReactElement } from 'react';
import { deadLetterPolicy, deadLettersApi, momentText, noticesPages } from '@kehuoyou/shared';
import type { DeadLetter } from '@kehuoyou/shared';
import { useMay, useMayInCounty, useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';

/** 没送到的内部消息, for administrators and the county office. */
export default function Events(): ReactElement {
  const me = useMe();
  const reads = useMay(deadLetterPolicy.list);
  const retries = useMayInCounty(deadLetterPolicy.retry);
  return (
    <Page title={noticesPages.deadLetters.title}>
      <Asked query={me} why="系统管理员登录以后，在这里看。">
        {() =>
          reads ? <DeadLetters retries={retries} /> : <EmptyAnswer sentence="这里归县里办公室和系统管理员看。" />
        }
      </Asked>
    </Page>
  );
}

function DeadLetters({ retries }: { readonly retries: boolean }): ReactElement {
  const query = useQuery(deadLettersApi.deadLetters, {});
  return (
    <Asked query={query}>
      {({ deadLetters, total }) => (
        <>
          {total === 0 ? (
            <EmptyAnswer sentence="都送到了，没有要处理的。" />
          ) : (
            <Note tone="ink">{`一共 ${total} 条没送到。`}</Note>
          )}
          {deadLetters.map((letter) => (
            <LetterCard key={letter.id} letter={letter} retries={retries} onChanged={() => void query.refresh()} />
          ))}
        </>
      )}
    </Asked>
  );
}

interface LetterCardProps {
  readonly letter: DeadLetter;
  readonly retries: boolean;
  readonly onChanged: () => void;
}

function LetterCard({ letter, retries, onChanged }: LetterCardProps): ReactElement {
  const action = useAction();
  const retry = () =>
    action.run(async () => {
      await call(deadLettersApi.retry, { id: letter.id });
      onChanged();
    });
  return (
    <Card title={letter.topic} named>
      <Note tone="ink">{`试了 ${letter.attempts} 次，${momentText(new Date(letter.diedAt))} 起不再试。`}</Note>
      <Note tone="red">{letter.error}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {retries ? (
        <Button icon="refresh-cw" word="从头再试" disabled={action.busy} onPress={retry} />
      ) : (
        <Note>请系统管理员再试。</Note>
      )}
    </Card>
  );
}
