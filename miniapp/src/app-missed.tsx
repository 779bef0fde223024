// What went without a picture or a recording that the server did not take?
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { MediaContext, useQueuedMedia } from './core/outbox/app-media';
import { mediaWords } from './core/outbox/unsent-words';
import { Button } from './ui/buttons/button';
import { Card } from './ui/cards/card';
import { Note } from './ui/cards/note';

/** On whatever page its owner is: each with why, until they have read it. Nothing where everything went along. */
export function MissedMedia(): ReactElement {
  const queue = useContext(MediaContext);
  const missed = useQueuedMedia().flatMap(({ missedBy, ...each }) =>
    missedBy === undefined ? [] : { missedBy, each },
  );
  return (
    <>
      {missed.map(({ missedBy, each }) => {
        const words = `这件已经交上去了，可是有${mediaWords([each])}没跟上：${each.refusal ?? ''}`;
        return (
          <Card key={each.key} title={missedBy} named spoken={`${missedBy}。${words}`} readable={false}>
            <Note tone="red">{words}</Note>
            <Button word="知道了" label={`知道了：${missedBy}`} onPress={() => void queue.discard(each.key)} />
          </Card>
        );
      })}
    </>
  );
}
