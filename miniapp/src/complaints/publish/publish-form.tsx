// What of it is made public, in which words, and with which pictures?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_NOTE_CHARACTERS, COMPLAINT_TEXT_CHARACTERS, isCleared, publishingApi } from '@kehuoyou/shared';
import type { PublicationDesk } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useWideScreen } from '../../core/platform/wide-screen';
import { useAction } from '../../core/use-action';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { DeedButtons } from '../../ui/page/deed-buttons';
import { mouseGrid, thumbGrid } from './bars';
import { CoverFields, coveredPictures } from './cover-fields';
import type { Coverings } from './cover-fields';

/** What stands ready, and what happens after. */
export interface PublishFormProps {
  readonly id: string;
  readonly desk: PublicationDesk;
  readonly onDone: () => Promise<void>;
  readonly onLeave: () => void;
}

/** Words that are cleared of numbers already and read by somebody now; pictures that are left out unless chosen. */
export function PublishForm({ id, desk, onDone, onLeave }: PublishFormProps): ReactElement {
  const [text, setText] = useState(desk.published?.text ?? desk.text ?? '');
  const [answer, setAnswer] = useState(desk.published?.answer ?? desk.answer ?? '');
  const [coverings, setCoverings] = useState<Coverings>({});
  const grid = useWideScreen() ? mouseGrid : thumbGrid;
  const action = useAction();
  const send = () => {
    const words = { ...wordsOf('text', text), ...wordsOf('answer', answer) };
    if (!Object.values(words).every(isCleared)) return action.fail('里面还有电话、车牌或证件号，请先去掉。');
    const pictures = coveredPictures(desk.pictures, coverings, grid);
    return action.run(() => call(publishingApi.publish, { id, ...words, pictures }).then(onDone));
  };
  return (
    <>
      {desk.screening === 'risky' ? <Note tone="red">机器看到不妥的话，请多看一遍。</Note> : null}
      <Note tone="ink">电话、车牌已经涂掉。人名机器认不出，请自己看一遍。</Note>
      <SaidField value={text} onChange={setText} />
      <AnsweredField value={answer} onChange={setAnswer} />
      <CoverFields pictures={desk.pictures} grid={grid} coverings={coverings} onChange={setCoverings} />
      <Note>公开以后谁都看得到，别的县市软件也看得到；不写是谁说的。随时可以收回。</Note>
      <DeedButtons action={action} word="公开" onSend={send} onLeave={onLeave} />
    </>
  );
}

interface WordsProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function SaidField(props: WordsProps): ReactElement {
  const hint = '比如 早上七点半去，门没开';
  return <TextField label="居民说的，可以不放" kind="lines" hint={hint} most={COMPLAINT_TEXT_CHARACTERS} {...props} />;
}

function AnsweredField(props: WordsProps): ReactElement {
  const hint = '比如 站长住院，已请人代班';
  return (
    <TextField label="我们的答复，可以不放" kind="lines" hint={hint} most={COMPLAINT_NOTE_CHARACTERS} {...props} />
  );
}

function wordsOf(name: 'text' | 'answer', words: string): Readonly<Partial<Record<typeof name, string>>> {
  const said = words.trim();
  return said === '' ? {} : { [name]: said };
}
