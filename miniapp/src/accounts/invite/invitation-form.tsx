// For whom is the invitation, and is it right so?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { invitationsApi, roleNames } from '@kehuoyou/shared';
import type { OneTimeCode, Role } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import type { ChosenScope } from './scope-chooser';

/** Everything but the name is chosen. */
export interface InvitationFormProps {
  readonly role: Role;
  readonly scope: ChosenScope;
  readonly onCode: (code: OneTimeCode) => void;
  readonly onBack: () => void;
}

/** The last question before the code. */
export function InvitationForm({ role, scope, onCode, onBack }: InvitationFormProps): ReactElement {
  const [name, setName] = useState('');
  const action = useAction();
  const invite = () =>
    action.run(async () => {
      const named = name.trim() === '' ? {} : { name: name.trim() };
      onCode(await call(invitationsApi.invite, { role, scopeKind: scope.kind, scopeId: scope.id, ...named }));
    });
  return (
    <Card title={`${scope.name}，${roleNames[role]}`} named>
      <TextField label="请谁来" value={name} onChange={setName} hint="称呼，可以不写" most={20} />
      <Note>码只能用一次，他接受以前您随时可以收回。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button icon="chevron-left" word="换个地方" onPress={onBack} />
        <Button kind="primary" icon="qr-code" word="给我邀请码" disabled={action.busy} onPress={invite} />
      </ButtonRow>
    </Card>
  );
}
