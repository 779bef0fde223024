// How is whoever asked rung? The keeper alone sees that, and every look is written down.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { errandsApi, errandWorkPolicy, may } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** 王** 尾号 0001; the whole number on request. Nothing for anybody else. */
export function ContactCard({
  errand: { id, name, phoneTail, point },
}: {
  readonly errand: Errand;
}): ReactElement | null {
  const keeps = may(useMe().answer, errandWorkPolicy.point, { pointId: point.id });
  const [contact, setContact] = useState<{ readonly name: string; readonly phone: string }>();
  const action = useAction();
  if (!keeps) return null;
  const look = (): void => action.run(async () => setContact(await call(errandsApi.contact, { id })));
  return (
    <Card title="谁托的">
      <Note tone="ink">{contact?.name ?? `${name}${phoneTail === undefined ? '' : ` 尾号 ${phoneTail}`}`}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      {contact === undefined ? (
        <Button icon="phone" word="看电话" disabled={action.busy} onPress={look} />
      ) : (
        <PhoneButton kind="primary" word={`打 ${contact.phone}`} who={contact.name} number={contact.phone} />
      )}
    </Card>
  );
}
