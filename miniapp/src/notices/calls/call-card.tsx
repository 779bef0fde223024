// Whom to ring, with what to say, and what came of it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { callPolicy, callsApi, deliveryMoves, movesFor } from '@kehuoyou/shared';
import type { Call, CallContact, CallOutcome } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Tag } from '../../ui/cards/tag';

/** One call to make. */
export interface CallCardProps {
  readonly entry: Call;
  readonly onRecord: (outcome: CallOutcome) => void;
}

/** The number is masked until the keeper needs it; that look is written down. */
export function CallCard({ entry, onRecord }: CallCardProps): ReactElement {
  const [contact, setContact] = useState<CallContact>();
  const action = useAction();
  const look = () => action.run(async () => setContact(await call(callsApi.contact, { id: entry.id })));
  const name = contact?.name ?? entry.name ?? '没写称呼的乡亲';
  const number = contact?.phone;
  return (
    <Card
      title={name}
      named
      spoken={`给${name}打电话，告诉他：${entry.spoken}`}
      tag={entry.attempts === 0 ? null : <Tag word={`打过 ${entry.attempts} 次没通`} tone="amber" />}
    >
      <Note tone="ink">{`告诉他：${entry.text}`}</Note>
      <Note>{number ?? entry.phone ?? '没有号码，见到人请口头告诉他。'}</Note>
      {contact !== undefined && number === undefined ? <Note tone="red">他没有留下号码，请口头告诉他。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {number === undefined ? (
          <Button
            icon="phone"
            word="看号码"
            label={`看${name}的号码，会记下来`}
            disabled={action.busy || contact !== undefined}
            onPress={look}
          />
        ) : (
          <PhoneButton number={number} who={name} />
        )}
        <OutcomeButtons entry={entry} name={name} onRecord={onRecord} />
      </ButtonRow>
    </Card>
  );
}

/** What each outcome is called on its button, and to whom it happened. */
const outcomeButtons: Readonly<
  Record<CallOutcome, { readonly word: string; readonly label: (name: string) => string }>
> = {
  told: { word: '已口头通知', label: (name) => `已口头通知${name}` },
  not_reached: { word: '没打通', label: (name) => `${name}没打通` },
  wrong_number: { word: '号码不对', label: (name) => `${name}号码不对` },
};

function OutcomeButtons({ entry, name, onRecord }: CallCardProps & { readonly name: string }): ReactElement {
  const me = useMe().answer;
  return (
    <>
      {movesFor(me, callPolicy, deliveryMoves, { state: 'open', thing: entry }).map((outcome) => (
        <Button
          key={outcome}
          {...(outcome === 'told' ? { kind: 'primary', icon: 'check' } : {})}
          word={outcomeButtons[outcome].word}
          label={outcomeButtons[outcome].label(name)}
          onPress={() => onRecord(outcome)}
        />
      ))}
    </>
  );
}
