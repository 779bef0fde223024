// What does whoever rings say, in the order in which one asks?
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import {
  complaintCategory,
  complaintFilingApi,
  COMPLAINT_TEXT_CHARACTERS,
  identityModeNames,
  identityModes,
  voiceKindNames,
  voiceKinds,
} from '@kehuoyou/shared';
import type { FiledComplaint } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { newKey } from '../../core/uuid';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { blankDraft, fileAsk, missingWords } from './caller-words';
import type { CallerDraft, SaidPlace } from './caller-words';
import { CategoryPicker } from './category-picker';
import { PlacePicker } from './place-picker';

const kinds = voiceKinds.map((value) => ({ value, word: voiceKindNames[value] }));
const modes = identityModes.map((value) => ({ value, word: identityModeNames[value] }));
const PHONE_CHARACTERS = 20;

/** For whom it is written down, and what becomes of it. */
export interface CallerFormProps {
  /** The only place of whoever works at one point. */
  readonly own: SaidPlace | undefined;
  readonly county: boolean;
  readonly onFiled: (filed: FiledComplaint) => void;
}

/** One form from top to bottom; sent again after a bad line it is still one complaint. */
export function CallerForm({ own, county, onFiled }: CallerFormProps): ReactElement {
  const [draft, setDraft] = useState<CallerDraft>({ ...blankDraft, place: own });
  const change = (changed: Partial<CallerDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const action = useAction();
  const tried = useRef({ said: '', key: '' });
  const file = () => {
    const ask = fileAsk(draft);
    if (ask === undefined) return action.fail(missingWords(draft) ?? '还有没填的。');
    const said = JSON.stringify(ask);
    if (tried.current.said !== said) tried.current = { said, key: newKey() };
    return action.run(async () =>
      onFiled(await call(complaintFilingApi.fileForCaller, ask, { key: tried.current.key })),
    );
  };
  return (
    <Card>
      <What draft={draft} onChange={change} own={own} county={county} />
      <TextField
        label="他怎么说"
        kind="lines"
        value={draft.text}
        onChange={(text) => change({ text })}
        hint="用他的话写"
        most={COMPLAINT_TEXT_CHARACTERS}
      />
      <Who draft={draft} onChange={change} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        kind="primary"
        icon="check"
        word={action.busy ? '正在登记' : '登记'}
        disabled={action.busy}
        onPress={file}
      />
    </Card>
  );
}

interface FieldsProps {
  readonly draft: CallerDraft;
  readonly onChange: (changed: Partial<CallerDraft>) => void;
}

function What({ draft, onChange, own, county }: FieldsProps & Omit<CallerFormProps, 'onFiled'>): ReactElement {
  const { kind, category, place } = draft;
  const subject = category === undefined ? undefined : complaintCategory(category)?.subject;
  return (
    <>
      <Chips label="是哪一种" chips={kinds} chosen={kind} onChoose={(chosen) => onChange({ kind: chosen })} />
      <Note tone="ink">什么事</Note>
      <CategoryPicker chosen={category} onChoose={(code) => onChange({ category: code, place: own })} />
      {subject === undefined ? null : (
        <>
          <Note tone="ink">{subject === 'bus' && county ? '哪班车' : '在哪里'}</Note>
          {own === undefined ? (
            <PlacePicker
              subject={subject}
              chosen={place}
              county={county}
              onChoose={(chosen) => onChange({ place: chosen })}
            />
          ) : (
            <Note>{own.name}</Note>
          )}
        </>
      )}
    </>
  );
}

function Who({ draft, onChange }: FieldsProps): ReactElement {
  const { identity, name, phone } = draft;
  return (
    <>
      <Note tone="ink">谁能看到是他说的</Note>
      <Chips
        label="谁能看到是他说的"
        chips={modes}
        chosen={identity}
        onChoose={(chosen) => onChange({ identity: chosen })}
      />
      {identity === 'anonymous' ? (
        <Note>不留名字和电话，他凭回执码查。</Note>
      ) : (
        <>
          <TextField label="称呼" value={name} onChange={(next) => onChange({ name: next })} hint="比如 罗大姐" />
          <TextField
            label="电话"
            kind="phone"
            value={phone}
            onChange={(next) => onChange({ phone: next })}
            most={PHONE_CHARACTERS}
          />
        </>
      )}
    </>
  );
}
