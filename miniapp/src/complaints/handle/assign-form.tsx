// Who is told to answer?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_NOTE_CHARACTERS, complaintDeskApi } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { DeedButtons } from '../../ui/page/deed-buttons';
import type { DeedFormProps } from './deed-form';

/** The bodies that may be told, whose duty it is by the catalogue first. */
export function AssignForm({ complaint, action, onLeave }: DeedFormProps): ReactElement {
  const { id, bodies, body: holder } = complaint;
  const keyOf = (each: { readonly kind: string; readonly id: string }): string => `${each.kind} ${each.id}`;
  const held = holder === undefined ? undefined : keyOf(holder);
  const offered = bodies.filter((each) => keyOf(each) !== held);
  const [chosen, setChosen] = useState(offered[0] === undefined ? undefined : keyOf(offered[0]));
  const [text, setText] = useState('');
  const send = () => {
    const to = bodies.find((each) => keyOf(each) === chosen);
    if (to === undefined) return action.fail('先选转给哪个单位。');
    const said = text.trim();
    const body = { kind: to.kind, id: to.id };
    return action.run(() => call(complaintDeskApi.assign, { id, body, ...(said === '' ? {} : { text: said }) }));
  };
  return (
    <>
      <Note tone="ink">转给谁</Note>
      <Chips
        label="转给谁"
        chips={offered.map((each, index) => ({
          value: keyOf(each),
          word: index === 0 && keyOf(each) === (bodies[0] && keyOf(bodies[0])) ? `${each.name}（该他办）` : each.name,
        }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <TextField
        label="交代一句，不写也行"
        value={text}
        onChange={setText}
        hint="比如 请今天去看"
        most={COMPLAINT_NOTE_CHARACTERS}
      />
      <Note>对方马上收到，居民也看得到转给了谁。期限照走，不重新算。</Note>
      <DeedButtons action={action} word="转办" onSend={send} onLeave={onLeave} />
    </>
  );
}
