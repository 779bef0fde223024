// Who said it, and how does one ring back?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { complaintDeskApi, identityModeNames } from '@kehuoyou/shared';
import type { ComplaintContact, HandledComplaint } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** Nothing is shown before somebody asks for it; that look is written down. */
export function ContactPart({
  complaint: { id, identity, hasContact },
}: {
  readonly complaint: HandledComplaint;
}): ReactElement {
  const [contact, setContact] = useState<ComplaintContact>();
  const action = useAction();
  if (!hasContact)
    return (
      <Note>
        {identity === 'anonymous'
          ? '居民没有留名，只能在回执里看答复。'
          : `谁能看到是谁说的：${identityModeNames[identity]}。`}
      </Note>
    );
  const look = () => action.run(async () => setContact(await call(complaintDeskApi.contact, { id })));
  if (contact === undefined)
    return (
      <>
        {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
        <Note>看一次，记一次。</Note>
        <ButtonRow>
          <Button icon="user" word="看联系方式" disabled={action.busy} onPress={look} />
        </ButtonRow>
      </>
    );
  const { name, phone } = contact;
  return (
    <>
      <Note tone="ink">{`${name ?? '没写称呼'}${phone === undefined ? '，没有留号码' : ` ${phone}`}。这次看已经记下。`}</Note>
      {phone === undefined ? null : (
        <ButtonRow>
          <PhoneButton number={phone} who={name ?? '居民'} />
        </ButtonRow>
      )}
    </>
  );
}
