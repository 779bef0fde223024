// May WeChat tell when a parcel is there or was fetched?
import type { ReactElement } from 'react';
import { useAction } from '../../core/use-action';
import { useMessageAsk } from '../../notices/use-message-ask';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** What it is for: who is not asked here is rung up by the keeper. */
const WHAT = '快递到了、被人取走了，微信告诉您。点一次，多响一次。';

/** 到了叫我; nothing where WeChat cannot tell. */
export function TellMe(): ReactElement | null {
  const messages = useMessageAsk('parcel');
  const action = useAction();
  if (messages.budget === undefined) return null;
  return (
    <Card title="到了叫我" spoken={WHAT} readable={false}>
      <Note tone="ink">{WHAT}</Note>
      <Note>{messages.budget}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        icon="bell"
        word="到了叫我"
        disabled={action.busy}
        onPress={() => action.run(() => messages.around(() => Promise.resolve()))}
      />
    </Card>
  );
}
