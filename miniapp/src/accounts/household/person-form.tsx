// Who is it, and on which number do their parcels come?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { accountsPages, householdsApi, normalPhone } from '@kehuoyou/shared';
import type { Person, PersonAsk } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { CallFailure } from '../../core/call-failure';
import { failureText } from '../../core/failure-text';
import { goTo } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Chips } from '../../ui/fields/chips';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';

/** Somebody new, or `person` to correct. */
export interface PersonFormProps {
  readonly title: string;
  readonly person?: Person;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const ages = [
  { value: 'grown', word: '大人' },
  { value: 'child', word: '不满十四岁' },
] as const;

/** 称呼, 手机号 and whether it is a child. */
export function PersonForm({ title, person, onDone, onCancel }: PersonFormProps): ReactElement {
  const [name, setName] = useState(person?.name ?? '');
  const [phone, setPhone] = useState(person?.phone ?? '');
  const [child, setChild] = useState(person?.underFourteen ?? false);
  const [consentNeeded, setConsentNeeded] = useState(false);
  const action = useAction();
  const keep = () => {
    const ask = askOf(name.trim(), phone.trim(), child);
    if (typeof ask === 'string') return action.fail(ask);
    return action.run(async () => {
      try {
        await sendPerson(person?.id, ask);
      } catch (error) {
        setConsentNeeded(error instanceof CallFailure && /consent_needed$/.test(error.code));
        action.fail(failureText(error));
        return;
      }
      onDone();
    });
  };
  return (
    <Card title={title} named>
      <TextField label="称呼" value={name} onChange={setName} hint="比如 奶奶，或者 王秀英" most={20} />
      <TextField label="收快递用的手机号" value={phone} onChange={setPhone} kind="phone" most={20} />
      <Chips
        label="大人还是孩子"
        chips={ages}
        chosen={child ? 'child' : 'grown'}
        onChoose={(age) => setChild(age === 'child')}
      />
      {person === undefined ? null : <Note>换了号码，要重新请站长核对。</Note>}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {consentNeeded ? <ToConsents /> : null}
        <Button word={person === undefined ? '不加了' : '不改了'} onPress={onCancel} />
        <Button kind="primary" icon="check" word="好了" disabled={action.busy} onPress={keep} />
      </ButtonRow>
    </Card>
  );
}

function ToConsents(): ReactElement {
  return <Button icon="shield-check" word="去看说明" onPress={() => goTo(accountsPages.consents)} />;
}

/** What was filled in, or the sentence that says what is wrong with it. */
function askOf(name: string, phone: string, underFourteen: boolean): PersonAsk | string {
  const number = normalPhone(phone);
  if (name === '') return '请写上称呼，比如 奶奶。';
  if (number === undefined) return '电话号码不对，请填手机号，座机要带区号。';
  return { name, phone: number, underFourteen };
}

/** Adds a person, or corrects the one with this id. */
async function sendPerson(id: string | undefined, ask: PersonAsk): Promise<void> {
  await (id === undefined ? call(householdsApi.add, ask) : call(householdsApi.correct, { ...ask, id }));
}
