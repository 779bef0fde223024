// How does one listen to what somebody said?
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { playRecording } from '../../core/platform/sound/player';
import { useAction } from '../../core/use-action';
import { Button } from '../buttons/button';
import { ErrorSentence } from '../page/error-sentence';

/** What the button says, and where the sound is found; undefined where it is not there any more. */
export interface PlayButtonProps {
  readonly word: string;
  readonly label?: string;
  readonly address: () => Promise<string | undefined>;
}

/** Plays it from its beginning; pressed again it stops, and it stops when the page is left. */
export function PlayButton({ word, label = word, address }: PlayButtonProps): ReactElement {
  const action = useAction();
  const [playing, setPlaying] = useState(false);
  const stop = useRef<() => void>();
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      stop.current?.();
    };
  }, []);
  const play = () =>
    action.run(async () => {
      const found = await address();
      // It took long over a weak network: nobody else is to hear it on whatever page they are now.
      if (left.current) return;
      if (found === undefined) return action.fail('这段录音不在了。');
      const played = playRecording(found);
      stop.current = played.stop;
      setPlaying(true);
      void played.ended.catch(() => action.fail('这段录音放不出来。')).finally(() => setPlaying(false));
    });
  return (
    <>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <Button
        icon="volume-2"
        word={playing ? '停下' : word}
        label={playing ? '停下不听' : label}
        disabled={action.busy}
        onPress={() => (playing ? stop.current?.() : play())}
      />
    </>
  );
}
