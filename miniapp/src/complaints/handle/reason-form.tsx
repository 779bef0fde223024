// What is said with a deed that needs a sentence?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_NOTE_CHARACTERS, complaintDeskApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { DeedButtons } from '../../ui/page/deed-buttons';
import type { DeedFormProps } from './deed-form';
import { deedNames, reasonWords } from './deed-words';
import type { ReasonDeed } from './deed-words';

/** One sentence and its button. */
export function ReasonForm({
  deed,
  complaint,
  action,
  onLeave,
}: DeedFormProps & { readonly deed: ReasonDeed }): ReactElement {
  const [text, setText] = useState('');
  const { label, hint, changes } = reasonWords(deed, complaint);
  const send = () => {
    const said = text.trim();
    if (said === '') return action.fail('请写一句话，再按。');
    return action.run(() => call(complaintDeskApi[deed], { id: complaint.id, text: said }));
  };
  return (
    <>
      <TextField
        label={label}
        kind="lines"
        value={text}
        onChange={setText}
        hint={hint}
        most={COMPLAINT_NOTE_CHARACTERS}
      />
      <Note>{changes}</Note>
      <DeedButtons action={action} word={deedNames[deed]} danger={deed === 'decline'} onSend={send} onLeave={onLeave} />
    </>
  );
}
