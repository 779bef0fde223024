// What was found and done, and what proves it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  COMPLAINT_NOTE_CHARACTERS,
  COMPLAINT_PROOF,
  complaintDeskApi,
  complaintOutcomeNames,
  complaintOutcomes,
  standardAnswer,
  standardAnswers,
} from '@kehuoyou/shared';
import type { ComplaintOutcome } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useFormPictures } from '../../core/outbox/use-form-pictures';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { DeedButtons } from './deed-buttons';
import type { DeedFormProps } from './deed-buttons';
import { answerChanges } from './deed-words';
import { ProofField, proofLabel } from './proof-field';

const outcomes = complaintOutcomes.map((value) => ({ value, word: complaintOutcomeNames[value] }));
const NONE = 'none';
const standards = [
  { value: NONE, word: '不用现成的' },
  ...standardAnswers.map(({ code, name }) => ({ value: code, word: name })),
];

/** An outcome, a sentence that stands there already, one's own, and pictures. */
export function AnswerForm({ complaint, action, onLeave }: DeedFormProps): ReactElement {
  const { id, number, together } = complaint;
  const [outcome, setOutcome] = useState<ComplaintOutcome>();
  const [standard, setStandard] = useState(NONE);
  const [text, setText] = useState('');
  const { pictures, send: sendPictures, forget } = useFormPictures(COMPLAINT_PROOF, proofLabel(number));
  const ready = standardAnswer(standard);
  const send = () => {
    if (outcome === undefined) return action.fail('先选办得怎么样。');
    return action.run(async () => {
      const proof = pictures.length === 0 ? {} : { pictures: await sendPictures() };
      const first = ready === undefined ? {} : { standard: ready.code };
      await call(complaintDeskApi.answer, { id, outcome, text: text.trim(), ...first, ...proof });
      await forget();
    });
  };
  return (
    <>
      <Note tone="ink">办得怎么样</Note>
      <Chips label="办得怎么样" chips={outcomes} chosen={outcome} onChoose={setOutcome} />
      <Note tone="ink">现成的话，可以不用</Note>
      <Chips label="现成的话" chips={standards} chosen={standard} onChoose={setStandard} />
      {ready === undefined ? null : <Note>{`前面会写：${ready.text}`}</Note>}
      <TextField
        label="自己的话：查到什么、做了什么，至少 10 个字"
        kind="lines"
        value={text}
        onChange={setText}
        hint="比如 站长住院，今天起由他儿子开门，药已经送到您家"
        most={COMPLAINT_NOTE_CHARACTERS}
      />
      <ProofField number={number} pictures={pictures} />
      <Note>{answerChanges(together)}</Note>
      <DeedButtons action={action} word="答复" onSend={send} onLeave={onLeave} />
    </>
  );
}
