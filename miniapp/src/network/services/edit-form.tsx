// What does the keeper say of a service: do they do it, when, for how much, and who helps?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { EVERYDAY_CHARACTERS, everydayApi, everydayService, yuan } from '@kehuoyou/shared';
import type { DeskEveryday } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { editOf } from './services-words';
import type { EverydayDraft } from './services-words';

interface EditFormProps {
  /** Of the point. */
  readonly id: string;
  readonly desk: DeskEveryday;
  readonly onDone: () => Promise<void>;
  readonly onLeave: () => void;
}

const choices = [
  { value: 'yes', word: '在办' },
  { value: 'no', word: '不办' },
] as const;
/** The fields of words, and what a change of each changes. */
const texts = [
  {
    field: 'when',
    label: '什么时候（不写就是开门就能办）',
    hint: '比如 上午',
    kind: 'words',
    said: (when: string) => ({ when }),
  },
  {
    field: 'helper',
    label: '找谁（不写也行）',
    hint: '比如 站长',
    kind: 'words',
    said: (helper: string) => ({ helper }),
  },
  { field: 'note', label: '还要说的（不写也行）', hint: '', kind: 'lines', said: (note: string) => ({ note }) },
] as const;

/** Only the fields that the catalogue gives to a keeper. */
export function EditForm({ id, desk, onDone, onLeave }: EditFormProps): ReactElement {
  const { service: name, offered, note = '', when = '', helper = '', costFen } = desk;
  const service = everydayService(name);
  const [draft, setDraft] = useState<EverydayDraft>({
    ...{ offered, note, when, helper, cost: costFen === undefined ? '' : yuan(costFen) },
  });
  const [asked, setAsked] = useState<EverydayDraft>();
  const action = useAction();
  const change = (changes: Partial<EverydayDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  // Said of what stands there: once it is changed, one is to try again.
  const wrong = asked === draft ? editOf(id, name, draft) : undefined;
  const trouble = typeof wrong === 'string' ? wrong : action.failure;
  const keep = (): void => {
    const ask = editOf(id, name, draft);
    setAsked(draft);
    if (typeof ask === 'string') return;
    action.run(async () => {
      await call(everydayApi.edit, ask);
      await onDone();
    });
  };
  const title = service?.name ?? name;
  return (
    <Card title={title} named spoken={`${title}：办不办，什么时候，收多少钱，找谁。`}>
      <Note tone="ink">{service?.bring}</Note>
      <Fields desk={desk} draft={draft} onChange={change} />
      <Note>不要写证件号、卡号、电话和密码。</Note>
      {trouble === undefined ? null : <ErrorSentence sentence={trouble} />}
      <ButtonRow>
        <Button word="先不改" onPress={onLeave} />
        <Button kind="primary" word={action.busy ? '正在记' : '记下'} disabled={action.busy} onPress={keep} />
      </ButtonRow>
    </Card>
  );
}

interface FieldsProps {
  readonly desk: DeskEveryday;
  readonly draft: EverydayDraft;
  readonly onChange: (changes: Partial<EverydayDraft>) => void;
}

function Fields({ desk: { service: name, allowed }, draft, onChange }: FieldsProps): ReactElement {
  const service = everydayService(name);
  return (
    <>
      {allowed ? (
        <Chips
          label="办不办"
          chips={choices}
          chosen={draft.offered ? 'yes' : 'no'}
          onChoose={(value) => onChange({ offered: value === 'yes' })}
        />
      ) : (
        <Note tone="red">县里还没有让这个服务点办这一项。</Note>
      )}
      {texts.map(({ field, label, hint, kind, said }) => (
        <TextField
          key={field}
          label={label}
          hint={hint}
          kind={kind}
          most={EVERYDAY_CHARACTERS[field]}
          value={draft[field]}
          onChange={(text) => onChange(said(text))}
        />
      ))}
      {service?.fields.includes('cost') === true ? (
        <TextField
          kind="money"
          label={`${service.per ?? '一次'}收多少元（不写就是不收钱，最多 ${service.mostFen / 100} 元）`}
          value={draft.cost}
          onChange={(cost) => onChange({ cost })}
        />
      ) : null}
    </>
  );
}
