// Which pictures are still on their way to it from this phone?
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { COMPLAINT_MEDIA } from '@kehuoyou/shared';
import { PictureContext, useQueuedPictures } from '../../core/outbox/app-pictures';
import { Button } from '../../ui/buttons/button';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Note } from '../../ui/cards/note';

/** How many wait, and what was wrong with those that were not taken. */
export function UnsentPictures({ receipt }: { readonly receipt: string }): ReactElement | null {
  const queue = useContext(PictureContext);
  const own = useQueuedPictures(COMPLAINT_MEDIA).filter((each) => each.receipt === receipt);
  const waiting = own.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      {waiting === 0 ? null : <Note>{`还有 ${waiting} 张照片在路上，有网络就自己传。`}</Note>}
      {own
        .filter(({ state }) => state === 'refused')
        .map(({ key, refusal = '' }) => (
          <ErrorSentence key={key} sentence={`有一张照片没交上去：${refusal}`} />
        ))}
      {own.some(({ state }) => state === 'refused') ? (
        <Button
          word="知道了，不传了"
          onPress={() => own.filter(({ state }) => state === 'refused').forEach(({ key }) => void queue.discard(key))}
        />
      ) : null}
    </>
  );
}
