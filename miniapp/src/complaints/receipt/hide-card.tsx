// How does whoever said it let fewer people see that it was they?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { identityModeNames, identityModes, receiptsApi } from '@kehuoyou/shared';
import type { IdentityMode } from '@kehuoyou/shared';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { titleWords } from '../state-words';
import { whoHearsWords } from '../voice-words';
import { isWaitingHide } from './own-deeds';
import type { WholeProps } from './whole-props';

const buttons: Readonly<Record<Exclude<IdentityMode, 'named'>, string>> = {
  hidden: '改成只有县里看得到',
  anonymous: '改成谁都看不到',
};

/** Fewer than now see it; nobody at all is asked once more, for it cannot be undone. */
export function HideCard({ complaint, deeds }: WholeProps): ReactElement {
  const { identity, receipt, recordings } = complaint;
  const [asking, setAsking] = useState(false);
  const { action } = deeds;
  const hide = (mode: IdentityMode) => {
    setAsking(false);
    deeds.make(receiptsApi.hide, { receipt, identity: mode }, `谁能看到：${titleWords(complaint)}`);
  };
  // Of what is about to be chosen, then of what is.
  const whoHears = recordings.length === 0 ? undefined : whoHearsWords(asking ? 'anonymous' : identity);
  const fewer = deeds.unsent.some(isWaitingHide) ? [] : identityModes.slice(identityModes.indexOf(identity) + 1);
  return (
    <Card title="谁能看到是您说的">
      <Note tone="ink">{identity === 'anonymous' ? '谁也看不到。' : `${identityModeNames[identity]}看得到。`}</Note>
      {asking ? <Note tone="red">姓名、电话和账号都会删掉，改不回来，也没法再打电话给您。</Note> : null}
      {whoHears === undefined ? null : <Note tone="ink">{whoHears}</Note>}
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
