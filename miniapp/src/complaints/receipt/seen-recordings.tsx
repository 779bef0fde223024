// What did they say when they filed it?
import type { ReactElement } from 'react';
import { fetchRecordingBy } from '../../core/media/fetch-media';
import { PlayButton } from '../../ui/recordings/play-button';

/** A button for each; it comes over the network only when somebody wants to hear it. */
export function SeenRecordings({
  receipt,
  recordings,
}: {
  readonly receipt: string;
  readonly recordings: readonly string[];
}): ReactElement {
  return (
    <>
      {recordings.map((id) => (
        <PlayButton key={id} word="听您说的" address={() => fetchRecordingBy(receipt, id)} />
      ))}
    </>
  );
}
