// What could not be passed on inside the system, and does trying again help?
import type { ReactElement } from 'react';
import { deadLetterPolicy, deadLettersApi, momentText, noticesPages } from '@kehuoyou/shared';
import type { DeadLetter } from '@kehuoyou/shared';
import { useMay, useMayInCounty, useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { usePageAddress } from '../../core/platform/page-address';
import type { OwnAddress } from '../../core/platform/page-address';
import { useWideScreen } from '../../core/platform/wide-screen';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { DataTable } from '../../ui/tables/data-table';
import type { Column } from '../../ui/tables/table-columns';
import { LetterDays } from './letter-days';

/** 没送到的内部消息, for administrators and the county office. */
export default function Events(): ReactElement {
  const me = useMe();
  const reads = useMay(deadLetterPolicy.list);
  const retries = useMayInCounty(deadLetterPolicy.retry);
  const address = usePageAddress(noticesPages.deadLetters);
  return (
    <Page title={noticesPages.deadLetters.title} wide desk="dead-letters">
      <Asked query={me} why="系统管理员登录以后，在这里看。">
        {() =>
          reads ? (
            <DeadLetters retries={retries} address={address} />
          ) : (
            <EmptyAnswer sentence="这里归县里办公室和系统管理员看。" />
          )
        }
      </Asked>
    </Page>
  );
}

const columns: readonly [Column<DeadLetter>, ...Column<DeadLetter>[]] = [
  { name: 'topic', word: '什么消息', text: ({ topic }) => topic },
  {
    name: 'died',
    word: '从什么时候起不再试',
    text: ({ diedAt }) => momentText(new Date(diedAt)),
    order: ({ diedAt }) => diedAt,
  },
  {
    name: 'attempts',
    word: '试了几次',
    text: ({ attempts }) => String(attempts),
    order: ({ attempts }) => attempts,
    file: ({ attempts }) => attempts,
    figures: true,
  },
  { name: 'error', word: '为什么', text: ({ error }) => error, cell: ({ error }) => shortened(error), beside: false },
];

/** Characters of an error in the list; the whole of it is in the detail. */
const ERROR_CHARACTERS = 60;

function shortened(error: string): string {
  return error.length > ERROR_CHARACTERS ? `${error.slice(0, ERROR_CHARACTERS)}…` : error;
}

interface DeadLettersProps {
  readonly retries: boolean;
  readonly address: OwnAddress;
}

/** Most that the server lists at once. */
const MOST = 50;

function DeadLetters({ retries, address }: DeadLettersProps): ReactElement {
  const query = useQuery(deadLettersApi.deadLetters, useWideScreen() ? { limit: MOST } : {});
  return (
    <Asked query={query}>
      {({ deadLetters, total, daily }) => (
        <>
          {total === 0 ? null : <Note tone="ink">{`一共 ${total} 条没送到。`}</Note>}
          {total === 0 ? null : <LetterDays daily={daily} />}
          <DataTable
            caption="没送到的内部消息"
            unit="条"
            rows={deadLetters}
            columns={columns}
            keyOf={({ id }) => id}
            address={address}
            phoneTools={false}
            card={(letter) => <LetterCard letter={letter} retries={retries} onChanged={() => void query.refresh()} />}
            empty={<EmptyAnswer sentence="都送到了，没有要处理的。" />}
          />
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
