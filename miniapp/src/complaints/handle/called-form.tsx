// What did whoever complained say on the phone?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_NOTE_CHARACTERS, complaintDeskApi, complaintMoves, destination } from '@kehuoyou/shared';
import type { ComplaintState } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { DeedButtons } from '../../ui/page/deed-buttons';
import type { DeedFormProps } from './deed-form';

const verdicts = [
  { value: 'solved', word: '办好了' },
  { value: 'partly', word: '办好一半' },
  { value: 'not_solved', word: '没办好' },
] as const;
type Verdict = (typeof verdicts)[number]['value'] | 'none';

/** Their word counts as if they had said it themselves; where nothing was answered yet, the call is only noted. */
export function CalledForm({ complaint, action, onLeave }: DeedFormProps): ReactElement {
  const [verdict, setVerdict] = useState<Verdict>();
  const [text, setText] = useState('');
  const offered = offeredVerdicts(complaint.state);
  const send = () => {
    const said = text.trim();
    if (offered.length > 0 && verdict === undefined) return action.fail('先选居民怎么说。');
    if (said === '') return action.fail('请写一句居民的原话。');
    const told = verdict === undefined || verdict === 'none' ? {} : { verdict };
    return action.run(() => call(complaintDeskApi.called, { id: complaint.id, text: said, ...told }));
  };
  return (
    <>
      {offered.length === 0 ? null : (
        <>
          <Note tone="ink">居民怎么说</Note>
          <Chips
            label="居民怎么说"
            chips={[...offered, { value: 'none', word: '没说好没好' }]}
            chosen={verdict}
            onChoose={setVerdict}
          />
        </>
      )}
      <TextField
        label="居民的原话"
        kind="lines"
        value={text}
        onChange={setText}
        hint="比如 药取到了，谢谢"
        most={COMPLAINT_NOTE_CHARACTERS}
      />
      <Note>只能照居民说的填，居民看得到。</Note>
      <DeedButtons action={action} word="记下回访" onSend={send} onLeave={onLeave} />
    </>
  );
}

function offeredVerdicts(state: ComplaintState): { readonly value: Verdict; readonly word: string }[] {
  return verdicts.filter(({ value }) => destination(complaintMoves, state, value) !== undefined);
}
