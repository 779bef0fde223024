// Why is something no longer for everybody?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_NOTE_CHARACTERS, publishingApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { DeedButtons } from '../../ui/page/deed-buttons';

/** Which, and what happens after. */
export interface WithdrawFormProps {
  readonly id: string;
  readonly onDone: () => Promise<void>;
  readonly onLeave: () => void;
}

/** One sentence and its button. */
export function WithdrawForm({ id, onDone, onLeave }: WithdrawFormProps): ReactElement {
  const [text, setText] = useState('');
  const action = useAction();
  const send = () => {
    const said = text.trim();
    if (said === '') return action.fail('请写一句为什么，再按。');
    return action.run(async () => {
      await call(publishingApi.withdraw, { id, text: said });
      await onDone();
    });
  };
  return (
    <>
      <TextField
        label="为什么收回"
        kind="lines"
        value={text}
        onChange={setText}
        hint="比如 居民要求"
        most={COMPLAINT_NOTE_CHARACTERS}
      />
      <Note>收回以后大家马上看不到；拷走的收不回来。</Note>
      <DeedButtons action={action} word="收回" danger onSend={send} onLeave={onLeave} />
    </>
  );
}
