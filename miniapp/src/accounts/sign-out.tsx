// How does one sign out here, and what would be lost?
import { useContext, useState } from 'react';
import type { ReactElement } from 'react';
import { sessionsApi } from '@kehuoyou/shared';
import { OutboxContext, useOutbox } from '../core/outbox/app-outbox';
import { MediaContext, useQueuedMedia } from '../core/outbox/app-media';
import { unsentWords } from '../core/outbox/unsent-words';
import { call } from '../core/call';
import { CallFailure } from '../core/call-failure';
import { session } from '../core/session';
import { useAction } from '../core/use-action';
import { Button } from '../ui/buttons/button';
import { ButtonRow } from '../ui/buttons/button-row';
import { Card } from '../ui/cards/card';
import { ErrorSentence } from '../ui/page/error-sentence';
import { NoticeStrip } from '../ui/page/notice-strip';

/** 退出登录; asks once more when something has not been sent yet, for the next person must not send it. */
export function SignOut(): ReactElement {
  const [asking, setAsking] = useState(false);
  const outbox = useContext(OutboxContext);
  const queue = useContext(MediaContext);
  const waiting = useOutbox();
  const media = useQueuedMedia();
  const unsent = unsentWords(
    waiting.length,
    media.filter(({ state }) => state !== 'sent'),
  );
  const action = useAction();
  const leave = () =>
    action.run(async () => {
      // Without a network the phone forgets its token all the same; the server lets it run out.
      await call(sessionsApi.end, { id: 'current' }).catch((error: unknown) => {
        if (!(error instanceof CallFailure && (error.unreached || error.code === 'sign_in_needed'))) throw error;
      });
      for (const { key } of waiting) outbox.discard(key);
      for (const { key } of media) await queue.discard(key);
      session.forget();
    });
  return (
    <Card>
      {asking ? <NoticeStrip tone="red" text={`还有 ${unsent}没有送出去，退出就没有了`} /> : null}
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        {asking ? <Button word="先不退出" onPress={() => setAsking(false)} /> : null}
        <Button
          kind="danger"
          icon="log-out"
          word="退出登录"
          disabled={action.busy}
          onPress={() => (unsent !== '' && !asking ? setAsking(true) : leave())}
        />
      </ButtonRow>
    </Card>
  );
}
