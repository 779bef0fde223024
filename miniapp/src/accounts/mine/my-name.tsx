// What should people call me?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { meApi } from '@kehuoyou/shared';
import type { Me } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';

/** 称呼, and how to correct it. */
export function MyName({ me, onChanged }: { readonly me: Me; readonly onChanged: () => void }): ReactElement {
  const [typed, setTyped] = useState<string>();
  const action = useAction();
  const keep = (name: string) => {
    if (name === '') {
      action.fail('请写上称呼，比如 王小明。');
      return;
    }
    action.run(async () => {
      await call(meApi.correct, { name });
      setTyped(undefined);
      onChanged();
    });
  };
  if (typed === undefined) {
    return (
      <Card title="称呼">
        <Note tone="ink">{me.name ?? '还没有写称呼。'}</Note>
        <ButtonRow>
          <Button
            icon="pencil"
            word={me.name === undefined ? '写上称呼' : '改称呼'}
            onPress={() => setTyped(me.name ?? '')}
          />
        </ButtonRow>
      </Card>
    );
  }
  return (
    <Card title="称呼">
      <TextField label="大家怎么称呼您" value={typed} onChange={setTyped} hint="比如 王小明" most={20} />
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="不改了" onPress={() => setTyped(undefined)} />
        <Button kind="primary" word="改好了" disabled={action.busy} onPress={() => keep(typed.trim())} />
      </ButtonRow>
    </Card>
  );
}
