// Whom does a buyer ring, and may everybody see the number? Then it is put up.
import type { ReactElement } from 'react';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Chips } from '../../ui/fields/chips';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';
import type { StepProps } from './step-props';
import { usePutUp } from './use-put-up';

const NAME_CHARACTERS = 20;
const PHONE_CHARACTERS = 20;
const choices = [
  { value: 'shown', word: '公开，谁都能打' },
  { value: 'hidden', word: '不公开，打给服务点' },
] as const;

/** The last step. */
export function WhoStep(props: StepProps & { readonly villageCode: string }): ReactElement {
  const { draft, onChange, onBack, villageCode } = props;
  const { action, putUp } = usePutUp(props, villageCode);
  return (
    <>
      <Who draft={draft} onChange={onChange} />
      <Card title="公开您的电话吗？">
        <Chips
          label="公开您的电话吗"
          wraps
          chips={choices}
          chosen={draft.showNumber ? 'shown' : 'hidden'}
          onChoose={(value) => onChange({ showNumber: value === 'shown' })}
        />
        <Note>公开的，点“打电话”的人才看得到；随时可以收回。</Note>
      </Card>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="上一步" onPress={onBack} />
        <Button
          kind="primary"
          icon="check"
          word={action.busy ? '正在挂' : '挂出去'}
          disabled={action.busy}
          onPress={putUp}
        />
      </ButtonRow>
    </>
  );
}

function Who({ draft, onChange }: Pick<StepProps, 'draft' | 'onChange'>): ReactElement {
  return (
    <Card spoken="写上怎么称呼您，和您的电话。">
      <TextField
        label="怎么称呼您"
        hint="别人只看得到姓"
        most={NAME_CHARACTERS}
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        kind="phone"
        label="您的电话"
        most={PHONE_CHARACTERS}
        value={draft.phone}
        onChange={(phone) => onChange({ phone })}
      />
    </Card>
  );
}
