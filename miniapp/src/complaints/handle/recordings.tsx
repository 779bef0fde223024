// What did somebody say who would rather speak than write?
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { fetchRecording } from '../../core/media/fetch-recording';
import { playRecording } from '../../core/platform/player';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** Each recording as a button that plays it; pressed again it stops. */
export function Recordings({ recordings }: { readonly recordings: readonly string[] }): ReactElement {
  return (
    <>
      {recordings.map((id) => (
        <Recording key={id} id={id} />
      ))}
    </>
  );
}

function Recording({ id }: { readonly id: string }): ReactElement {
  const action = useAction();
  const [playing, setPlaying] = useState(false);
  const stop = useRef<() => void>();
  useEffect(() => () => stop.current?.(), []);
  const play = () =>
    action.run(async () => {
      const address = await fetchRecording(id);
      const played = playRecording(address);
      stop.current = played.stop;
      setPlaying(true);
      void played.ended.catch(() => action.fail('这段录音放不出来。')).finally(() => setPlaying(false));
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        icon="volume-2"
        word={playing ? '停下' : '听居民说'}
        disabled={action.busy}
        onPress={() => (playing ? stop.current?.() : play())}
      />
    </>
  );
}
