// What came of a claim, and what can its sender still do?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { claimsApi, dayAndClock, spokenYuan } from '@kehuoyou/shared';
import type { Claim } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Answer } from '../../ui/cards/answer';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { PhotosOf } from '../../ui/pictures/photos-of';
import { claimBoxName, claimHeadline, claimStepWords, claimTitle } from './claim-words';

interface ClaimCardProps {
  readonly claim: Claim;
  readonly now: Date;
  readonly onChanged: () => void;
}

/** The answer first, then how it came about. */
export function ClaimCard({ claim, now, onChanged }: ClaimCardProps): ReactElement {
  const { figure, note } = claimHeadline(claim, now);
  return (
    <Card title={claimTitle(claim)} spoken={`${claimTitle(claim)}。${figure}，${note}。`}>
      <Answer figure={figure} note={note} />
      <Note>{`${claim.boxes.map(claimBoxName).join('、')}，最多 ${spokenYuan(claim.expectedFen)}`}</Note>
      {claim.steps.map((step) => (
        <Note key={`${step.move} ${step.at}`} tone="ink">{`${dayAndClock(step.at, now)} ${claimStepWords(step)}`}</Note>
      ))}
      <PhotosOf photos={claim.photos} what={claimTitle(claim)} />
      <OwnMoves claim={claim} onChanged={onChanged} />
    </Card>
  );
}

const words = { dispute: '不服，请县里定', withdraw: '不要求赔了' } as const;
type OwnMove = keyof typeof words;

function OwnMoves({ claim, onChanged }: Omit<ClaimCardProps, 'now'>): ReactElement | null {
  const [asked, setAsked] = useState<OwnMove>();
  const own = claim.moves.filter((move): move is OwnMove => move in words);
  if (own.length === 0) return null;
  if (asked === undefined)
    return (
      <ButtonRow>
        {own.map((move) => (
          <Button key={move} word={words[move]} onPress={() => setAsked(move)} />
        ))}
      </ButtonRow>
    );
  return (
    <Saying
      claim={claim}
      move={asked}
      onDone={(changed) => {
        setAsked(undefined);
        if (changed) onChanged();
      }}
    />
  );
}

interface SayingProps {
  readonly claim: Claim;
  readonly move: OwnMove;
  readonly onDone: (changed: boolean) => void;
}

/** Asked twice; whoever disputes says why. */
function Saying({ claim, move, onDone }: SayingProps): ReactElement {
  const [reason, setReason] = useState('');
  const action = useAction();
  const why = reason.trim();
  const say = (): void =>
    action.run(async () => {
      await call(claimsApi.move, { id: claim.id, move, ...(move === 'dispute' ? { reason: why } : {}) });
      onDone(true);
    });
  return (
    <>
      {move === 'withdraw' ? (
        <Note tone="ink">撤回以后，这几箱还可以再提。</Note>
      ) : (
        <TextField
          label="为什么不服"
          kind="lines"
          most={200}
          value={reason}
          onChange={setReason}
          hint="交的时候是好的"
        />
      )}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不" onPress={() => onDone(false)} />
        {move === 'dispute' && why === '' ? null : (
          <Button
            kind={move === 'dispute' ? 'primary' : 'danger'}
            word={words[move]}
            disabled={action.busy}
            onPress={say}
          />
        )}
      </ButtonRow>
    </>
  );
}
