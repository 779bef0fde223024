// What was found and done, and what proves it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import {
  COMPLAINT_NOTE_CHARACTERS,
  COMPLAINT_PROOF,
  complaintDeskApi,
  complaintOutcomeNames,
  complaintOutcomes,
  MOST_PICTURES,
  standardAnswer,
  standardAnswers,
} from '@kehuoyou/shared';
import type { ComplaintOutcome } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useFormPictures } from '../../core/outbox/use-form-pictures';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { PictureField } from '../../ui/pictures/picture-field';
import { DeedButtons } from '../../ui/page/deed-buttons';
import type { DeedFormProps } from './deed-form';
import { answerChanges } from './deed-words';

const outcomes = complaintOutcomes.map((value) => ({ value, word: complaintOutcomeNames[value] }));
const PROOF_WORDS = { add: '加照片', none: '居民看得到。不加也行。', icon: 'camera' } as const;
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
  // Those of the answer to another complaint stay with it.
  const what = { purpose: COMPLAINT_PROOF, label: `${number} 的现场照片` };
  const { queue, pictures, send: sendPictures, forget } = useFormPictures(what.purpose, what.label);
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
      <Note tone="ink">现场照片</Note>
      <PictureField what={what} pictures={pictures} queue={queue} most={MOST_PICTURES} words={PROOF_WORDS} />
      <Note>{answerChanges(together)}</Note>
      <DeedButtons action={action} word="答复" onSend={send} onLeave={onLeave} />
    </>
  );
}
