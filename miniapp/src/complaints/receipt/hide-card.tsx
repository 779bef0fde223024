// How does whoever said it let fewer people see that it was they?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { identityModeNames, identityModes, receiptsApi } from '@kehuoyou/shared';
import type { IdentityMode } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import type { WholeProps } from './whole-props';

const buttons: Readonly<Record<Exclude<IdentityMode, 'named'>, string>> = {
  hidden: '改成只有县里看得到',
  anonymous: '改成谁都看不到',
};

/** Fewer than now see it; nobody at all is asked once more, for it cannot be undone. */
export function HideCard({ complaint, onChanged }: WholeProps): ReactElement {
  const { identity, receipt } = complaint;
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const hide = (mode: IdentityMode) =>
    action.run(async () => {
      await call(receiptsApi.hide, { receipt, identity: mode }, { asNobody: true });
      setAsking(false);
      onChanged();
    });
  const fewer = identityModes.slice(identityModes.indexOf(identity) + 1);
  return (
    <Card title="谁能看到是您说的">
      <Note tone="ink">{identity === 'anonymous' ? '谁也看不到。' : `${identityModeNames[identity]}看得到。`}</Note>
      {asking ? <Note tone="red">姓名、电话和账号都会删掉，改不回来，也没法再打电话给您。</Note> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="先不改" onPress={() => setAsking(false)} /> : null}
        {fewer.map((mode) =>
          mode === 'named' || (asking && mode !== 'anonymous') ? null : (
            <Button
              key={mode}
              kind={asking ? 'danger' : 'plain'}
              word={asking ? '都删掉' : buttons[mode]}
              disabled={action.busy}
              onPress={() => (mode === 'anonymous' && !asking ? setAsking(true) : hide(mode))}
            />
          ),
        )}
      </ButtonRow>
    </Card>
  );
}
