// As whom can the app be tried out, where the server has people for that?
import type { ReactElement } from 'react';
import { roleNames, sessionsApi } from '@kehuoyou/shared';
import type { Role, SignedIn } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { useQuery } from '../../core/use-query';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { List } from '../../ui/cards/list';
import { Note } from '../../ui/cards/note';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';

/** 样例人物; nothing at all where there are none. */
export function SamplePeople({ onSignedIn }: { readonly onSignedIn: (answer: SignedIn) => void }): ReactElement | null {
  const samples = useQuery(sessionsApi.samples, {}).answer?.samples ?? [];
  const action = useAction();
  const become = (role: Role) => action.run(async () => onSignedIn(await call(sessionsApi.bySample, { role })));
  if (samples.length === 0) return null;
  return (
    <>
      <Card title="样例人物，只供试用" tag={<Tag word="样例" tone="amber" />}>
        <Note tone="ink">选一个人试试看。他们不是真人，每一页上都会写着“样例”。</Note>
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      </Card>
      <List>
        {samples.map(({ role, name }) => (
          <Row
            key={role}
            icon="user"
            title={name}
            label={`用样例人物${roleNames[role]}试用`}
            onPress={() => become(role)}
          />
        ))}
      </List>
    </>
  );
}
