// Who looks after what is sold here, and takes down what must not be?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { may, OFFER_REASON_CHARACTERS, offerPolicy, sellingApi } from '@kehuoyou/shared';
import type { Offer } from '@kehuoyou/shared';
import { useMe } from '../../accounts/use-me';
import { call } from '../../core/call';
import { goBack } from '../../core/platform/navigation';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { TextField } from '../../ui/fields/text-field';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** For its keeper and the offices; it cannot be undone, so it asks why. */
export function TakeDownPart({
  offer: { id, state, pointId, villageCode },
  onDone,
}: {
  readonly offer: Offer;
  readonly onDone: () => Promise<void>;
}): ReactElement | null {
  const mayTake = may(useMe().answer, offerPolicy.take_down, {
    owners: [],
    place: { pointId, areaCode: villageCode },
  });
  const [reason, setReason] = useState<string>();
  const action = useAction();
  if (!mayTake || state === 'taken_down') return null;
  if (reason === undefined)
    return (
      <ButtonRow>
        <Button kind="danger" icon="trash-2" word="下架这一样" onPress={() => setReason('')} />
      </ButtonRow>
    );
  const take = (): void => {
    if (reason.trim() === '') return action.fail('写一句为什么下架，卖家看得到。');
    return action.run(async () => {
      await call(sellingApi.takeDown, { id, reason: reason.trim() });
      await onDone();
      goBack();
    });
  };
  return (
    <Card title="为什么下架？" spoken="写一句为什么下架，卖家看得到。下架以后不能再挂回来。">
      <TextField label="写给卖家看的一句话" most={OFFER_REASON_CHARACTERS} value={reason} onChange={setReason} />
      <Note>下架以后谁也看不到，也不能再挂回来。</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不" onPress={() => setReason(undefined)} />
        <Button kind="danger" word="下架" disabled={action.busy} onPress={take} />
      </ButtonRow>
    </Card>
  );
}
