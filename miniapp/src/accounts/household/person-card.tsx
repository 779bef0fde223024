// How does somebody of the household stand: confirmed or not, followed by whom?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, householdsApi } from '@kehuoyou/shared';
import type { Person } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { goTo } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { Tag } from '../../ui/cards/tag';
import { PersonForm } from './person-form';
import { personCalled, standing } from './person-words';

/** What is shown, and what happens when it was changed. */
export interface PersonCardProps {
  readonly person: Person;
  readonly onChanged: () => void;
}

/** One person with everything that can be done for them. */
export function PersonCard({ person, onChanged }: PersonCardProps): ReactElement {
  const [open, setOpen] = useState(false);
  const called = personCalled(person);
  const { sentence, tag, tone } = standing(person);
  if (open) {
    const done = () => {
      setOpen(false);
      onChanged();
    };
    return <PersonForm title={`改${called}`} person={person} onDone={done} onCancel={() => setOpen(false)} />;
  }
  const show = (purpose: 'confirm' | 'follow') => goTo(accountsPages.personCode, { id: person.id, purpose });
  return (
    <Card title={called} named spoken={`${called}。${sentence}`} tag={<Tag word={tag} tone={tone} />}>
      {person.phone === undefined ? null : <Note tone="ink">{person.phone}</Note>}
      <Note>{sentence}</Note>
      {person.relation === 'followed' ? null : (
        <ButtonRow>
          {person.confirmed || person.phone === undefined ? null : (
            <Button icon="qr-code" word="请站长核对" label={`请站长核对${called}`} onPress={() => show('confirm')} />
          )}
          {person.confirmed ? (
            <Button icon="qr-code" word="让家里人关注" label={`让家里人关注${called}`} onPress={() => show('follow')} />
          ) : null}
          <Button icon="pencil" word="改" label={`改${called}`} onPress={() => setOpen(true)} />
        </ButtonRow>
      )}
      <Followers person={person} onChanged={onChanged} />
      {person.relation === 'self' ? null : <Remove person={person} onChanged={onChanged} />}
    </Card>
  );
}

function Followers({ person, onChanged }: PersonCardProps): ReactElement {
  const action = useAction();
  const drop = (followerId: string) =>
    action.run(async () => {
      await call(householdsApi.removeFollower, { id: person.id, followerId });
      onChanged();
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {person.followers.map(({ id, name = '没写称呼的人' }) => (
        <ButtonRow key={id}>
          <Note tone="ink">{`${name}在关注`}</Note>
          <Button
            kind="tool"
            word="不让看了"
            label={`不让${name}看了`}
            disabled={action.busy}
            onPress={() => drop(id)}
          />
        </ButtonRow>
      ))}
    </>
  );
}

function Remove({ person, onChanged }: PersonCardProps): ReactElement {
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const word = person.relation === 'followed' ? '不关注了' : '从这部手机去掉';
  const remove = () =>
    action.run(async () => {
      await call(householdsApi.remove, { id: person.id });
      onChanged();
    });
  return (
    <>
      {asking ? <Note tone="red">去掉以后，这部手机就看不到{personCalled(person)}的快递了。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="留着" onPress={() => setAsking(false)} /> : null}
        <Button
          kind="danger"
          word={asking ? '去掉' : word}
          label={`${word}：${personCalled(person)}`}
          disabled={action.busy}
          onPress={asking ? remove : () => setAsking(true)}
        />
      </ButtonRow>
    </>
  );
}
