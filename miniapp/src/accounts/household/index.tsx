// Whose parcels does this phone look after, and who is followed from afar?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, householdsApi } from '@kehuoyou/shared';
import type { Person } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { ConsentCard } from '../consent-card';
import { useMe } from '../use-me';
import { PersonCard } from './person-card';
import { PersonForm } from './person-form';

/** 家里人. */
export default function Household(): ReactElement {
  const people = useQuery(householdsApi.people, {});
  const me = useMe();
  return (
    <Page title={accountsPages.household.title} age={people.age}>
      <Asked query={people} why="登录以后，可以替爸妈、孩子看快递。">
        {(answer) => (
          <>
            {me.answer === undefined || me.answer.privacyAgreed ? null : (
              <ConsentCard kind="privacy_notice" onChanged={() => void me.refresh()} />
            )}
            {answer.people.map((person) => (
              <PersonCard key={person.id} person={person} onChanged={() => void people.refresh()} />
            ))}
            <AddPerson people={answer.people} onChanged={() => void people.refresh()} />
            <Card title="人在外地，想关注爸妈">
              <Note tone="ink">请爸妈在他们手机的“家里人”里点“让家里人关注”，您扫那个码，或者把码输进来。</Note>
              <ButtonRow>
                <Button icon="scan-line" word="关注家里人" onPress={() => goTo(accountsPages.follow)} />
              </ButtonRow>
            </Card>
          </>
        )}
      </Asked>
    </Page>
  );
}

function AddPerson({
  people,
  onChanged,
}: {
  readonly people: readonly Person[];
  readonly onChanged: () => void;
}): ReactElement {
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <PersonForm
        title={people.length === 0 ? '写上您自己' : '加一位家里人'}
        onDone={() => {
          setOpen(false);
          onChanged();
        }}
        onCancel={() => setOpen(false)}
      />
    );
  }
  return (
    <Card title="几个人用一部手机">
      <Note tone="ink">奶奶没有手机，或者孩子还小，加上他们，快递到了就通知这部手机。</Note>
      <ButtonRow>
        <Button icon="user-plus" word="加一位家里人" onPress={() => setOpen(true)} />
      </ButtonRow>
    </Card>
  );
}
