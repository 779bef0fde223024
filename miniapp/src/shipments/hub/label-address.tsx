// To whom does the box in hand go, in full, for the carrier's label?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { carriedApi } from '@kehuoyou/shared';
import type { Party } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** Masked until somebody asks for it: each look is written down. Gone with the next buyer's box, and kept nowhere. */
export function LabelAddress({ id, line }: { readonly id: string; readonly line: number }): ReactElement {
  const [party, setParty] = useState<Party>();
  const action = useAction();
  const look = (): void => action.run(async () => setParty(await call(carriedApi.address, { id, line })));
  if (party !== undefined)
    return (
      <>
        <Note tone="ink">{`收件：${party.name} ${party.phone}`}</Note>
        <Note tone="ink">{party.address}</Note>
        <ButtonRow>
          <Button word="填好了，收起来" onPress={() => setParty(undefined)} />
        </ButtonRow>
      </>
    );
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button icon="search" word="看收件地址" disabled={action.busy} onPress={look} />
      </ButtonRow>
      <Note>只为填面单，看一次记一次。</Note>
    </>
  );
}
