// What can whoever said it do now: add, say whether it is solved, have it done again, take it back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_NOTE_CHARACTERS, receiptsApi } from '@kehuoyou/shared';
import type { OwnMove } from '@kehuoyou/shared';
import type { Action } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { titleWords } from '../state-words';
import { isWaitingMove } from './own-deeds';
import { movesOf } from './receipt-words';
import type { WholeProps } from './whole-props';

const words: Readonly<Record<OwnMove, string>> = {
  inform: '补充',
  solved: '好了',
  partly: '一半',
  not_solved: '没有',
  reopen: '重新办',
  withdraw: '撤回，不说了',
};

interface MoveQuestion {
  readonly title: string;
  readonly label: string;
  readonly word: string;
}

/** What is asked before it is done; what needs no question is done at once. */
const questions: Readonly<Partial<Record<OwnMove, MoveQuestion>>> = {
  inform: { title: '他们问的，您补充一下', label: '补充什么', word: '补充上去' },
  not_solved: { title: '还有哪里没办好？', label: '哪里没办好（不写也行）', word: '没办好，重新办' },
  reopen: { title: '为什么要重新办？', label: '为什么（不写也行）', word: '要求重新办' },
  withdraw: { title: '真的撤回吗？撤回就没有人再办了', label: '为什么（不写也行）', word: '撤回' },
};

/** What is being asked about, and how a move is made. */
function useMoves({ complaint, deeds }: Pick<WholeProps, 'complaint' | 'deeds'>) {
  const [asked, setAsked] = useState<OwnMove>();
  const make = (move: OwnMove, text = '') => {
    const said = text === '' ? {} : { text };
    setAsked(undefined);
    deeds.make(
      receiptsApi.move,
      { receipt: complaint.receipt, move, ...said },
      `${words[move]}：${titleWords(complaint)}`,
    );
  };
  return { asked, setAsked, make };
}

/** A card of moves. */
export interface MovesCardProps extends WholeProps {
  /** `word` for what one has to say of it, near the top; `withdraw` for the end of the page. */
  readonly of: 'word' | 'withdraw';
}

/** Buttons by the table of moves, nothing where there is none. */
export function MovesCard({ complaint, now, deeds, of }: MovesCardProps): ReactElement | null {
  const { asked, setAsked, make } = useMoves({ complaint, deeds });
  const { action } = deeds;
  const moves = movesOf(complaint, now).filter((move) => (move === 'withdraw') === (of === 'withdraw'));
  const question = asked === undefined || !moves.includes(asked) ? undefined : questions[asked];
  // One word at a time: what waits on the phone is said, or taken back, before another.
  if (moves.length === 0 || deeds.unsent.some(isWaitingMove)) return null;
  const verdict = moves.includes('solved') && moves.includes('not_solved');
  if (asked === undefined || question === undefined)
    return (
      <Card title={verdict ? '办好了吗？' : of === 'withdraw' ? '不想说了？' : '您可以'} named={verdict}>
        {verdict ? <Note>只有您说好了，才算办好了。</Note> : null}
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        <ButtonRow>
          {moves.map((move) => (
            <Button
              key={move}
              kind={move === 'solved' || move === 'inform' ? 'primary' : move === 'withdraw' ? 'danger' : 'plain'}
              word={words[move]}
              disabled={action.busy}
              onPress={() => (questions[move] === undefined ? make(move) : setAsked(move))}
            />
          ))}
        </ButtonRow>
      </Card>
    );
  return (
    <Question
      question={question}
      action={action}
      danger={asked === 'withdraw'}
      needsText={asked === 'inform'}
      onLeave={() => setAsked(undefined)}
      onSaid={(text) => make(asked, text)}
    />
  );
}

interface QuestionProps {
  readonly question: MoveQuestion;
  readonly action: Action;
  readonly danger: boolean;
  readonly needsText: boolean;
  readonly onLeave: () => void;
  readonly onSaid: (text: string) => void;
}

/** Asked before it is done. */
function Question({ question, action, danger, needsText, onLeave, onSaid }: QuestionProps): ReactElement {
  const [text, setText] = useState('');
  return (
    <Card title={question.title} named>
      <TextField kind="lines" label={question.label} most={COMPLAINT_NOTE_CHARACTERS} value={text} onChange={setText} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不" onPress={onLeave} />
        <Button
          kind={danger ? 'danger' : 'primary'}
          word={question.word}
          disabled={action.busy || (needsText && text.trim() === '')}
          onPress={() => onSaid(text.trim())}
        />
      </ButtonRow>
    </Card>
  );
}
