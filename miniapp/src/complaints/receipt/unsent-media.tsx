// Which pictures and recordings are still on their way to it from this phone?
import { useContext, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_MEDIA } from '@kehuoyou/shared';
import { MediaContext, useQueuedMedia } from '../../core/outbox/app-media';
import { mediaWords } from '../../core/outbox/unsent-words';
import { Button } from '../../ui/buttons/button';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** Of which, and who hears that one of them has arrived. */
export interface UnsentMediaProps {
  readonly receipt: string;
  readonly onArrived: () => void;
}

/** How many wait, and what was wrong with those that were not taken. */
export function UnsentMedia({ receipt, onArrived }: UnsentMediaProps): ReactElement | null {
  const queue = useContext(MediaContext);
  const own = useQueuedMedia(COMPLAINT_MEDIA).filter((each) => each.receipt === receipt);
  const waiting = own.filter(({ state }) => state === 'waiting');
  const refused = own.filter(({ state }) => state === 'refused');
  const waited = useRef(waiting.length);
  useEffect(() => {
    if (waiting.length < waited.current) onArrived();
    waited.current = waiting.length;
  }, [waiting.length, onArrived]);
  return (
    <>
      {waiting.length === 0 ? null : <Note>{`还有${mediaWords(waiting)}在路上，有网络就自己传。`}</Note>}
      {refused.map((each) => (
        <ErrorSentence key={each.key} sentence={`有${mediaWords([each])}没交上去：${each.refusal ?? ''}`} />
      ))}
      {refused.length === 0 ? null : (
        <Button word="知道了，不传了" onPress={() => refused.forEach(({ key }) => void queue.discard(key))} />
      )}
    </>
  );
}
