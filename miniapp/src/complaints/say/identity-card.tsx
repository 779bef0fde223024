// Who may see that it was they who said it, and how are they reached?
import type { ReactElement } from 'react';
import { NAME_CHARACTERS, identityModeNames, identityModes } from '@kehuoyou/shared';
import type { IdentityMode } from '@kehuoyou/shared';
import { useSignedIn } from '../../core/use-session';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { whoHearsWords } from '../voice-words';
import type { FormPart } from './same-card';

const meanings: Readonly<Record<IdentityMode, string>> = {
  named: '办这件事的人看得到，好给您回话。不会公开。',
  hidden: '只有县里看得到，办事的单位看不到。',
  anonymous: '谁也看不到，手机号、账号都不留。要赔钱的事办不了，回执要自己收好。',
};

interface IdentityCardProps extends FormPart {
  /** True where something was said that can be heard. */
  readonly spoken: boolean;
}

/** Three choices, and without an account a name and a number, both or none. */
export function IdentityCard({ draft, onChange, spoken }: IdentityCardProps): ReactElement {
  const signedIn = useSignedIn() !== undefined;
  const { identity, contactName, contactPhone } = draft;
  const whoHears = spoken ? whoHearsWords(identity) : undefined;
  return (
    <Card title="谁能看到是你说的" named>
      <Chips
        label="谁能看到是你说的"
        chips={identityModes.map((value) => ({ value, word: identityModeNames[value] }))}
        chosen={identity}
        onChoose={(mode) => onChange({ identity: mode })}
      />
      <Note tone="ink">{meanings[identity]}</Note>
      {whoHears === undefined ? null : <Note tone="ink">{whoHears}</Note>}
      {signedIn || identity === 'anonymous' ? null : (
        <>
          <TextField
            label="怎么称呼您（不写也行）"
            hint="罗大山"
            most={NAME_CHARACTERS}
            value={contactName}
            onChange={(name) => onChange({ contactName: name })}
          />
          <TextField
            kind="phone"
            label="您的手机号（不写也行）"
            hint="好给您回话"
            value={contactPhone}
            onChange={(phone) => onChange({ contactPhone: phone })}
          />
        </>
      )}
    </Card>
  );
}
