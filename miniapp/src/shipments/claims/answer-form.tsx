// Is it paid, how much, and if not, why?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { claimsApi, spokenYuan, yuan } from '@kehuoyou/shared';
import type { Claim, ClaimMove } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { fenIn } from '../../ui/fields/fen-in';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';

interface AnswerFormProps {
  readonly claim: Claim;
  readonly onChanged: () => void;
}

/** Moves of whoever answers; the sender's own stand on the sender's page. */
const words: Readonly<Partial<Record<ClaimMove, string>>> = {
  ...{ accept: '赔', refuse: '不赔', grant: '定了要赔', dismiss: '定了不赔', settle: '钱付了' },
};
const pays: ReadonlySet<ClaimMove> = new Set(['accept', 'grant']);
const explains: ReadonlySet<ClaimMove> = new Set(['refuse', 'dismiss']);

/** Buttons of the table of moves; what a move needs is asked before it is made. */
export function AnswerForm({ claim, onChanged }: AnswerFormProps): ReactElement | null {
  const [move, setMove] = useState<ClaimMove>();
  const own = claim.moves.filter((each) => words[each] !== undefined);
  if (own.length === 0) return null;
  if (move !== undefined)
    return (
      <Filling
        claim={claim}
        move={move}
        onDone={(changed) => {
          setMove(undefined);
          if (changed) onChanged();
        }}
      />
    );
  return (
    <ButtonRow>
      {own.map((each) => (
        <Button
          key={each}
          kind={explains.has(each) ? 'plain' : 'primary'}
          word={words[each] ?? ''}
          label={`${words[each] ?? ''}：${claim.goods} ${claim.boxes.length} 箱`}
          onPress={() => setMove(each)}
        />
      ))}
    </ButtonRow>
  );
}

interface FillingProps {
  readonly claim: Claim;
  readonly move: ClaimMove;
  readonly onDone: (changed: boolean) => void;
}

function Filling({ claim, move, onDone }: FillingProps): ReactElement {
  const [amount, setAmount] = useState(yuan(claim.expectedFen));
  const [reason, setReason] = useState('');
  const action = useAction();
  const fen = pays.has(move) ? fenIn(amount) : undefined;
  const isWhole = pays.has(move) ? fen !== undefined : !explains.has(move) || reason.trim() !== '';
  const say = (): void =>
    action.run(async () => {
      await call(claimsApi.move, {
        ...{ id: claim.id, move },
        ...(fen === undefined ? {} : { fen }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      });
      onDone(true);
    });
  return (
    <>
      {pays.has(move) ? (
        <TextField label="赔多少元" value={amount} onChange={setAmount} hint={`最多 ${yuan(claim.expectedFen)}`} />
      ) : null}
      {move === 'settle' ? (
        <Note tone="ink">{`${spokenYuan(claim.agreedFen ?? 0)} 已经付给寄货的人了，记到这一单的账上。`}</Note>
      ) : (
        <TextField
          label={explains.has(move) ? '为什么不赔' : '要说明的（可以不写）'}
          kind="lines"
          most={200}
          value={reason}
          onChange={setReason}
        />
      )}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不" onPress={() => onDone(false)} />
        <Button kind="primary" word={words[move] ?? ''} disabled={action.busy || !isWhole} onPress={say} />
      </ButtonRow>
    </>
  );
}
